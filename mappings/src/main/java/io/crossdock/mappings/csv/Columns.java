package io.crossdock.mappings.csv;

import java.util.List;
import java.util.Set;

/**
 * The columns that the channel names.
 *
 * @param names the headings in the order of the file
 * @param optional those that a file may lack
 */
record Columns(List<String> names, Set<String> optional) {}
