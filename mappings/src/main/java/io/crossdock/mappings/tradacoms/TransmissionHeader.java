package io.crossdock.mappings.tradacoms;

import io.crossdock.mappings.edi.Beginning;
import io.crossdock.mappings.edi.ByteWindow;
import io.crossdock.mappings.edi.Opening;
import io.crossdock.mappings.edi.ServiceCharacters;
import java.io.IOException;
import java.util.Locale;

/** STX. The standard leaves no choice of service characters, and an equals sign behind each tag. */
final class TransmissionHeader implements Beginning {

    private static final String START = "STX=";

    private static final ServiceCharacters CHARACTERS = new ServiceCharacters(
            (byte) ':', (byte) '+', (byte) '.', (byte) '?', (byte) ' ', (byte) '\'', "", (byte) '=');

    @Override
    public boolean startsFile(ByteWindow window, int position) {
        return window.at(position, START) || window.at(position, START.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean startsBare(ByteWindow window, int position) {
        return false;
    }

    @Override
    public boolean startsInterchange(ByteWindow window) throws IOException {
        byte first = window.bytes()[window.next()];
        if (first != 'S' && first != 's') {
            return false;
        }
        window.lookAhead(START.length());
        return startsFile(window, window.next());
    }

    @Override
    public ServiceCharacters unnamed() {
        return CHARACTERS;
    }

    @Override
    public boolean begin(Opening opening, ByteWindow window) {
        return true;
    }
}
