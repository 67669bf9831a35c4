package se.lugntrygg.application.archive;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lugntrygg.domain.conversation.Replies;

/// Bytes that are equal for equal records, and for no others: every part with its length, maps in
/// the order of their keys.
final class Canonical {
  private static final ClassValue<List<Method>> PARTS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getAccessor)
              .toList();
        }
      };

  private Canonical() {}

  static byte[] bytes(@Nullable Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(new DataOutputStream(bytes), value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> out.writeByte('-');
      case Optional<?> found -> write(out, found.orElse(null));
      case OptionalDouble found -> write(out, found.isPresent() ? found.getAsDouble() : null);
      case String text -> block(out, 's', text.getBytes(StandardCharsets.UTF_8));
      case byte[] bytes -> block(out, 'x', bytes);
      case Integer number -> number(out, number);
      case Long number -> number(out, number);
      case Boolean truth -> number(out, truth ? 1 : 0);
      // No store keeps less of a moment than its milliseconds, and none promises more.
      case Instant moment -> number(out, moment.toEpochMilli());
      case LocalDate day -> number(out, day.toEpochDay());
      case Double number -> {
        out.writeByte('d');
        out.writeLong(Double.doubleToLongBits(number));
      }
      case Enum<?> word -> write(out, word.name());
      case UUID id -> write(out, id.toString());
      case ZoneId zone -> write(out, zone.getId());
      case Replies replies -> write(out, replies.bytes());
      case Map<?, ?> map -> {
        List<byte[][]> sorted =
            map.entrySet().stream()
                .map(entry -> new byte[][] {bytes(entry.getKey()), bytes(entry.getValue())})
                .sorted((one, other) -> Arrays.compare(one[0], other[0]))
                .toList();
        out.writeByte('m');
        out.writeInt(sorted.size());
        for (byte[][] entry : sorted) {
          out.write(entry[0]);
          out.write(entry[1]);
        }
      }
      case Collection<?> list -> {
        out.writeByte('l');
        out.writeInt(list.size());
        for (Object each : list) {
          write(out, each);
        }
      }
      case Record parts -> {
        write(out, parts.getClass().getSimpleName());
        for (Method part : PARTS.get(parts.getClass())) {
          write(out, part(part, parts));
        }
      }
      default -> throw new IllegalStateException("no form for a " + value.getClass().getName());
    }
  }

  private static @Nullable Object part(Method accessor, Record of) {
    try {
      return accessor.invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("could not read " + accessor.getName(), e);
    }
  }

  private static void number(DataOutputStream out, long number) throws IOException {
    out.writeByte('n');
    out.writeLong(number);
  }

  private static void block(DataOutputStream out, char what, byte[] bytes) throws IOException {
    out.writeByte(what);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
