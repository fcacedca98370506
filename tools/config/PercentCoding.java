package tools.config;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes {@code %40} and the like in a URL. */
final class PercentCoding {

    private PercentCoding() {}

    /** Decodes UTF-8 percent sequences; a plus sign stays one, as in libpq. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        var decoded = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '%') {
                decoded.write(raw[i]);
                continue;
            }
            boolean complete = i + 2 < raw.length;
            int high = complete ? Character.digit(raw[i + 1], 16) : -1;
            int low = complete ? Character.digit(raw[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw new ConfigException(
                        "a % must be followed by two hexadecimal digits; write % itself as %25");
            }
            decoded.write(high * 16 + low);
            i += 2;
        }
        return text(decoded.toByteArray());
    }

    private static String text(byte[] utf8) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
            if (text.indexOf('\0') >= 0) {
                throw new ConfigException("%00 cannot be part of any name or password");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new ConfigException("the percent-encoded characters are not UTF-8");
        }
    }
}
