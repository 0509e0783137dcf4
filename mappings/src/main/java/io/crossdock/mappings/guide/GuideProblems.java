package io.crossdock.mappings.guide;

import io.crossdock.config.Problem.Code;

/** What can be wrong with a guide, and with a message where the guide looks. */
final class GuideProblems {

    static final Code PLACE = Code.setup(
            "GUIDE-PLACE",
            "Write the place as hub try --native shows it: RFF[RFF1153=\"CT\"].RFF1154, lines.FTX.FTX4440.");
    static final Code FAILED = Code.data(
            "GUIDE-FAILED", "Compare the message with the guide in the channel; hub try --native shows both.");
    static final Code VALUE = Code.data(
            "GUIDE-VALUE", "Ask the sender for such a value, or translate it in the guide with $table or $date.");
    static final Code NOTHING =
            Code.data("GUIDE-NOTHING", "Ask the sender for the value, or let the guide read it where it stands.");
    static final Code NO_PLACE = Code.setup(
            "GUIDE-NO-PLACE", "Say behind which segment it stands, the last of several counts: NAD/CUX/TDT.TDT8051.");

    private GuideProblems() {}
}
