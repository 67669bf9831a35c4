package se.lugntrygg.adapters.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what stands behind the `?` of a request line. Escapes that are none, bytes that are no
/// UTF-8 and names that come twice are refused: what we would take them for, nobody meant.
final class QueryString {
  /// More than any operation knows.
  private static final int MAX_PARAMETERS = 50;

  private QueryString() {}

  /// The parameters by name.
  ///
  /// @throws Refusal when it cannot be read
  static Map<String, String> read(@Nullable String raw) {
    Map<String, String> parameters = new HashMap<>();
    if (raw == null || raw.isEmpty()) {
      return parameters;
    }
    for (String part : raw.split("&", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      int equals = part.indexOf('=');
      String name = decoded(equals < 0 ? part : part.substring(0, equals));
      String value = equals < 0 ? "" : decoded(part.substring(equals + 1));
      if (parameters.put(name, value) != null || parameters.size() > MAX_PARAMETERS) {
        throw unreadable();
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    byte[] bytes = new byte[text.length()];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        if (i + 2 >= text.length()
            || !HexFormat.isHexDigit(text.charAt(i + 1))
            || !HexFormat.isHexDigit(text.charAt(i + 2))) {
          throw unreadable();
        }
        bytes[length++] = (byte) HexFormat.fromHexDigits(text, i + 1, i + 3);
        i += 2;
      } else if (c > 0x7f) {
        throw unreadable();
      } else {
        bytes[length++] = (byte) (c == '+' ? ' ' : c);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .toString();
    } catch (CharacterCodingException _) {
      throw unreadable();
    }
  }

  private static Refusal unreadable() {
    return new Refusal(Refusal.Kind.BAD_QUERY);
  }
}
