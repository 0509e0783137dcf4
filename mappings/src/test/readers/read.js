// Reads files with public parsers and prints their segments: one JSON array a file, in order.
// node read.js edifact|x12 <file>...
const fs = require('fs');

/** Segments as [tag, [component, ...], ...]. */
function edifact(bytes) {
  const { Parser } = require('edifact');
  const parser = new Parser();
  const level = /UNB.(UNO[A-Z])/.exec(bytes.toString('latin1'))[1];
  const unicode = ['UNOW', 'UNOY'].includes(level);
  const text = bytes.toString(unicode ? 'utf8' : 'latin1');
  parser.encoding(unicode ? 'UNOY' : ['UNOA', 'UNOB'].includes(level) ? level : 'UNOC');
  const segments = [];
  parser.onopensegment = (tag) => segments.push([tag]);
  parser.onelement = () => segments[segments.length - 1].push([]);
  parser.oncomponent = (value) => segments[segments.length - 1].at(-1).push(value);
  // it knows no repetition separator, which nothing here uses
  parser.write(text.replace(/^UNA:\+\.\?\*/, 'UNA:+.? '));
  parser.end();
  return segments;
}

function x12(bytes) {
  const text = bytes.toString('latin1');
  const { X12Parser } = require('node-x12');
  const interchange = new X12Parser(true).parse(text);
  const segments = [];
  const take = (segment) => segments.push([segment.tag, ...segment.elements.map((element) => [element.value])]);
  take(interchange.header);
  for (const group of interchange.functionalGroups) {
    take(group.header);
    for (const set of group.transactions) {
      take(set.header);
      set.segments.forEach(take);
      take(set.trailer);
    }
    take(group.trailer);
  }
  take(interchange.trailer);
  return segments;
}

const [format, ...files] = process.argv.slice(2);
const read = { edifact, x12 }[format];
for (const file of files) {
  console.log(JSON.stringify(read(fs.readFileSync(file))));
}
