package io.crossdock.harness.recorder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The message by which a dealer is told what became of an interchange, and the interchanges that it sends to be told so. */
enum Acknowledgement {
    /** Of the syntax: changes of orders in EDIFACT. */
    CONTRL {
        @Override
        String interchange(int number, List<Boolean> good) {
            return edifact(number, good, "ORDCHG", "230", "LIN+1+3+");
        }

        @Override
        Optional<Told> read(String reply) {
            return told(only(OF_CONTRL, reply), verdicts(IN_CONTRL, reply, "7"));
        }
    },
    /** Of the application: answers to orders in EDIFACT; one message for each. */
    APERAK {
        @Override
        String interchange(int number, List<Boolean> good) {
            return edifact(number, good, "ORDRSP", "231", "LIN+1+5+");
        }

        @Override
        Optional<Told> read(String reply) {
            List<MatchResult> messages = OF_APERAK.matcher(reply).results().toList();
            List<Boolean> verdicts = new ArrayList<>();
            for (MatchResult message : messages) {
                boolean next = message.group(2).equals(messages.get(0).group(2))
                        && Integer.parseInt(message.group(3)) == verdicts.size() + 1;
                if (!next) {
                    return Optional.empty();
                }
                verdicts.add(message.group(1).equals("29"));
            }
            return told(messages.stream().findFirst().map(message -> message.group(2)), verdicts);
        }
    },
    /** 997, of the syntax: changes of orders in X12. */
    FUNCTIONAL {
        @Override
        String interchange(int number, List<Boolean> good) {
            return x12(number, good, "PC", "860", "BCH*04*SA*%s***20260131~POC*1*AI*%s**EA***UP*036000291452~");
        }

        @Override
        Optional<Told> read(String reply) {
            return told(only(OF_X12, reply), verdicts(IN_997, reply, "A"));
        }
    },
    /** 999, of the implementation: answers to such changes in X12. */
    IMPLEMENTATION {
        @Override
        String interchange(int number, List<Boolean> good) {
            return x12(number, good, "CA", "865", "BCA*04*AC*%s***20260131~POC*1*AI*%s**EA***UP*036000291452~");
        }

        @Override
        Optional<Told> read(String reply) {
            return told(only(OF_X12, reply), verdicts(IN_999, reply, "A"));
        }
    };

    /**
     * What a dealer was told.
     *
     * @param interchange its number
     * @param accepted message by message
     */
    record Told(int interchange, List<Boolean> accepted) {}

    private static final Pattern OF_CONTRL = Pattern.compile("UCI\\+R(\\d+)\\+");
    private static final Pattern IN_CONTRL = Pattern.compile("UCM\\+[^']*\\+(\\d)'");
    private static final Pattern OF_APERAK =
            Pattern.compile("BGM\\+31[23]\\+[^'+]*\\+(\\d+)'[^U]*?RFF\\+ACW:R(\\d+)-(\\d+)'");
    private static final Pattern OF_X12 = Pattern.compile("~\\s*AK1\\*\\w+\\*(\\d+)");
    private static final Pattern IN_997 = Pattern.compile("~\\s*AK5\\*(\\w)");
    private static final Pattern IN_999 = Pattern.compile("~\\s*IK5\\*(\\w)");

    /** @param good which of its messages are as they should be */
    abstract String interchange(int number, List<Boolean> good);

    /** What a reply says; empty where it is none of this sort. */
    abstract Optional<Told> read(String reply);

    private static Optional<String> only(Pattern pattern, String reply) {
        List<String> found = pattern.matcher(reply)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
        return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
    }

    private static List<Boolean> verdicts(Pattern pattern, String reply, String accepted) {
        return pattern.matcher(reply)
                .results()
                .map(match -> match.group(1).equals(accepted))
                .toList();
    }

    private static Optional<Told> told(Optional<String> interchange, List<Boolean> accepted) {
        return accepted.isEmpty()
                ? Optional.empty()
                : interchange.map(number -> new Told(Integer.parseInt(number), accepted));
    }

    private static String edifact(int number, List<Boolean> good, String type, String code, String line) {
        StringBuilder text = new StringBuilder("UNB+UNOC:3+DEALER+HUB+260131:0930+R" + number + "'");
        for (int message = 1; message <= good.size(); message++) {
            String document = "R" + number + "-" + message;
            text.append("UNH+" + message + "+" + type + ":D:96A:UN'BGM+" + code + "+" + document
                    + "+4'DTM+137:20260131:102'RFF+ON:" + document
                    + "'NAD+BY+4012345000009::9'NAD+SU+5412345000013::9'" + line + "4012345678901:EN'QTY+21:"
                    + quantity(good.get(message - 1)) + ":PCE'UNS+S'UNT+10+" + message + "'");
        }
        return text.append("UNZ+" + good.size() + "+R" + number + "'\n").toString();
    }

    /** @param content of a message, for the number of its document and its quantity: two segments */
    private static String x12(int number, List<Boolean> good, String group, String type, String content) {
        StringBuilder text = new StringBuilder(
                ("ISA*00*          *00*          *ZZ*DEALER         *ZZ*HUB            *260131*0930*^*00501*%09d*0*P*>~"
                                + "GS*%s*DEALER*HUB*20260131*0930*%d*X*005010~")
                        .formatted(number, group, number));
        for (int message = 1; message <= good.size(); message++) {
            text.append("ST*%s*%04d~".formatted(type, message))
                    .append(content.formatted("R" + number + "-" + message, quantity(good.get(message - 1))))
                    .append("SE*4*%04d~".formatted(message));
        }
        return text.append("GE*%d*%d~IEA*1*%09d~\n".formatted(good.size(), number, number))
                .toString();
    }

    private static String quantity(boolean good) {
        return good ? "1" : "many";
    }
}
