package se.lugntrygg.adapters.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.InvalidValue;
import se.lugntrygg.domain.time.Period;

/// How times are written and read: RFC 3339, whole milliseconds, UTC with `Z`.
public final class Timestamps {
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /// Java also reads years of more digits, and below zero; RFC 3339 does not, and storage neither.
  private static final Pattern STARTS_WITH_YEAR = Pattern.compile("[0-9]{4}-");

  private Timestamps() {}

  /// As we write a moment.
  public static String text(Instant moment) {
    return WRITTEN.format(moment);
  }

  /// As clients write a moment: with an offset, or without one in UTC; `T` or a space between.
  ///
  /// @throws InvalidValue naming the field when it is not one
  public static Instant moment(String field, String given) {
    String text = given.strip().replace(' ', 'T');
    if (!STARTS_WITH_YEAR.matcher(text).lookingAt()) {
      throw new InvalidValue(field, new Flaw.Malformed(Flaw.Form.TIMESTAMP));
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      try {
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      } catch (DateTimeException _) {
        throw new InvalidValue(field, new Flaw.Malformed(Flaw.Form.TIMESTAMP));
      }
    }
  }

  /// The period from `start_date` to `end_date`, both included: a bare date means its whole day in
  /// the zone, a moment means its millisecond.
  public static Period period(Fields fields, ZoneId zone) {
    Instant from =
        fields
            .text("start_date")
            .map(
                given ->
                    date(given)
                        .map(day -> day.atStartOfDay(zone).toInstant())
                        .orElseGet(() -> moment("start_date", given)))
            .orElse(Period.ALWAYS.from());
    Instant until =
        fields
            .text("end_date")
            .map(
                given ->
                    date(given)
                        .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant())
                        .orElseGet(
                            () ->
                                moment("end_date", given)
                                    .truncatedTo(ChronoUnit.MILLIS)
                                    .plusMillis(1)))
            .orElse(Period.ALWAYS.until());
    return new Period(from, until);
  }

  private static Optional<LocalDate> date(String given) {
    String text = given.strip();
    if (!STARTS_WITH_YEAR.matcher(text).lookingAt()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
