package se.lugntrygg.adapters.http;

import java.time.Duration;
import java.util.List;
import se.lugntrygg.domain.Flaw;
import se.lugntrygg.domain.account.Password;
import se.lugntrygg.domain.account.PasswordRule;
import se.lugntrygg.domain.text.Language;

/// What a refusal says to the person, in their language.
final class Wording {
  private Wording() {}

  /// The short name of a kind of refusal.
  static String title(Refusal.Kind kind, Language language) {
    return switch (kind) {
      case MALFORMED_REQUEST, MALFORMED_JSON, NOT_AN_OBJECT, WRONG_TYPE, BAD_HEADER, BAD_QUERY ->
          say(language, "Begäran går inte att läsa", "The request cannot be read");
      case UNKNOWN_CALLER -> say(language, "Inte inloggad", "Not signed in");
      case WRONG_PASSWORD -> say(language, "Fel uppgifter", "Wrong credentials");
      case FORBIDDEN -> say(language, "Inte tillåtet", "Not allowed");
      case NOT_FOUND, ANSWER_GONE -> say(language, "Finns inte", "Not found");
      case METHOD_NOT_ALLOWED -> say(language, "Fel metod", "Method not allowed");
      case EMAIL_TAKEN, RUNNING -> say(language, "Krock", "Conflict");
      case TOO_LARGE, TOO_LONG_PATH, TOO_LARGE_HEADERS -> say(language, "För stort", "Too large");
      case WRONG_CONTENT_TYPE -> say(language, "Fel innehållstyp", "Unsupported content type");
      case INVALID, KEY_REUSED -> say(language, "Ogiltiga uppgifter", "Invalid values");
      case TOO_MANY, LOCKED_OUT -> say(language, "För många försök", "Too many requests");
      case BROKEN -> say(language, "Internt fel", "Internal error");
      case OVERLOADED, STORAGE_AWAY, STILL_AT_WORK ->
          say(language, "Tillfälligt otillgängligt", "Temporarily unavailable");
      case TOO_SLOW -> say(language, "För långsamt", "Too slow");
    };
  }

  /// What went wrong and what to do.
  static String detail(Refusal refusal, Language language) {
    String field = refusal.field().orElse("");
    return switch (refusal.kind()) {
      case MALFORMED_REQUEST ->
          say(language, "Det är ingen giltig HTTP-begäran.", "This is not a valid HTTP request.");
      case MALFORMED_JSON ->
          say(language, "Innehållet är inte giltig JSON.", "The body is not valid JSON.");
      case NOT_AN_OBJECT ->
          say(language, "Innehållet ska vara ett JSON-objekt.", "The body must be a JSON object.");
      case WRONG_TYPE ->
          say(
              language,
              "Fältet %s har fel typ.".formatted(field),
              "The field %s has the wrong type.".formatted(field));
      case BAD_HEADER ->
          say(
              language,
              "Rubriken %s går inte att läsa.".formatted(field),
              "The header %s cannot be read.".formatted(field));
      case BAD_QUERY ->
          say(
              language,
              "Adressens parametrar går inte att läsa.",
              "The parameters of the address cannot be read.");
      case UNKNOWN_CALLER ->
          say(
              language,
              "Logga in för att fortsätta: inloggningen saknas, är ogiltig eller har gått ut.",
              "Sign in to go on: the token is missing, invalid or expired.");
      case WRONG_PASSWORD ->
          say(
              language,
              "E-postadressen eller lösenordet stämmer inte.",
              "The e-mail address or the password is not right.");
      case FORBIDDEN ->
          say(
              language,
              "Du kan bara komma åt dina egna uppgifter.",
              "You can only reach what is your own.");
      case NOT_FOUND -> say(language, "Det du söker finns inte.", "There is nothing here.");
      case ANSWER_GONE ->
          say(
              language,
              "Det svaret finns inte kvar. Skicka meddelandet på nytt om du vill ha ett svar.",
              "That answer is not kept any more. Send the message anew to have it answered.");
      case METHOD_NOT_ALLOWED ->
          say(
              language,
              "Den metoden går inte att använda här; se rubriken Allow.",
              "This method cannot be used here; see the Allow header.");
      case EMAIL_TAKEN ->
          say(
              language,
              "E-postadressen kan inte användas för ett nytt konto.",
              "This e-mail address cannot be used for a new account.");
      case RUNNING ->
          say(
              language,
              "Samma begäran behandlas just nu. Försök igen om en stund.",
              "The same request is being worked on. Try again in a moment.");
      case TOO_LARGE ->
          say(language, "Innehållet är större än 64 KiB.", "The body is larger than 64 KiB.");
      case TOO_LONG_PATH -> say(language, "Adressen är för lång.", "The address is too long.");
      case TOO_LARGE_HEADERS ->
          say(language, "Rubrikerna är för stora.", "The headers are too large.");
      case WRONG_CONTENT_TYPE ->
          say(
              language,
              "Skicka innehållet som application/json i UTF-8.",
              "Send the body as application/json in UTF-8.");
      case INVALID ->
          refusal.complaints().stream()
              .map(complaint -> complaint.field() + ": " + flaw(complaint.flaw(), language))
              .reduce((one, next) -> one + " " + next)
              .orElse("");
      case KEY_REUSED ->
          say(
              language,
              "Nyckeln i Idempotency-Key har redan använts för en annan begäran.",
              "The Idempotency-Key was used for another request before.");
      case TOO_MANY ->
          say(
              language,
              "Du har gjort för många anrop. Försök igen om en stund.",
              "You have made too many requests. Try again in a while.");
      case LOCKED_OUT ->
          say(
              language,
              "För många misslyckade försök. Vänta en stund och försök sedan igen.",
              "Too many failed attempts. Wait a while, then try again.");
      case BROKEN ->
          say(
              language,
              "Något gick fel hos oss. Felet är rapporterat; försök gärna igen.",
              "Something went wrong on our side. It has been reported; please try again.");
      case OVERLOADED ->
          say(
              language,
              "Det är många som använder tjänsten just nu. Försök igen om en stund.",
              "Many people are using the service right now. Try again in a moment.");
      case STORAGE_AWAY ->
          say(
              language,
              "Vi når inte lagringen just nu. Försök igen om en stund.",
              "We cannot reach our storage right now. Try again in a moment.");
      case STILL_AT_WORK ->
          say(
              language,
              "Lagringen svarar inte i tid, så vi vet inte om det du skrev hann sparas.",
              "Our storage does not answer in time, so we do not know whether your words were"
                  + " kept.");
      case TOO_SLOW ->
          say(language, "Innehållet kom inte fram i tid.", "The body did not arrive in time.");
    };
  }

  /// What is wrong with one value.
  static String flaw(Flaw flaw, Language language) {
    return switch (flaw) {
      case Flaw.Missing() -> say(language, "Måste anges.", "Must be given.");
      case Flaw.TooLong(int max) ->
          say(language, "Högst %d tecken.".formatted(max), "At most %d characters.".formatted(max));
      case Flaw.TooShort(int min) ->
          say(
              language,
              "Minst %d tecken.".formatted(min),
              "At least %d characters.".formatted(min));
      case Flaw.TooMany(int max) ->
          say(language, "Högst %d stycken.".formatted(max), "At most %d of them.".formatted(max));
      case Flaw.OutOfRange(long min, long max) ->
          say(
              language,
              "Måste vara mellan %d och %d.".formatted(min, max),
              "Must be between %d and %d.".formatted(min, max));
      case Flaw.NotOneOf(List<String> allowed) ->
          say(
              language,
              "Måste vara något av: %s.".formatted(String.join(", ", allowed)),
              "Must be one of: %s.".formatted(String.join(", ", allowed)));
      case Flaw.TooEarly(var earliest) ->
          say(
              language,
              "Får inte ligga före %s.".formatted(earliest),
              "Must not be before %s.".formatted(earliest));
      case Flaw.TooLate(var latest) ->
          say(
              language,
              "Får inte ligga i framtiden (efter %s).".formatted(latest),
              "Must not lie in the future (after %s).".formatted(latest));
      case Flaw.Backwards() ->
          say(
              language,
              "Slutet får inte ligga före början.",
              "The end must not lie before the start.");
      case Flaw.Malformed(Flaw.Form form) -> form(form, language);
      case Flaw.WeakPassword(PasswordRule broken) -> password(broken, language);
    };
  }

  private static String form(Flaw.Form form, Language language) {
    return switch (form) {
      case EMAIL_ADDRESS ->
          say(language, "Måste vara en e-postadress.", "Must be an e-mail address.");
      case IDENTIFIER -> say(language, "Måste vara ett giltigt id.", "Must be a valid id.");
      case TIMESTAMP ->
          say(
              language,
              "Måste vara en tid som 2026-01-31T08:30:00Z.",
              "Must be a time such as 2026-01-31T08:30:00Z.");
      case DATE ->
          say(
              language,
              "Måste vara ett datum som 2026-01-31.",
              "Must be a date such as 2026-01-31.");
      case TIME_ZONE ->
          say(
              language,
              "Måste vara en tidszon som Europe/Stockholm.",
              "Must be a time zone such as Europe/Stockholm.");
      case CURSOR ->
          say(
              language,
              "Måste vara next_cursor från ett tidigare svar.",
              "Must be the next_cursor of an earlier answer.");
      case PLAIN_TEXT ->
          say(
              language,
              "Innehåller tecken som inte går att spara.",
              "Contains characters that cannot be stored.");
    };
  }

  private static String password(PasswordRule rule, Language language) {
    return switch (rule) {
      case LONG_ENOUGH ->
          say(
              language,
              "Lösenordet måste ha minst %d tecken.".formatted(Password.MIN_LENGTH),
              "The password must have at least %d characters.".formatted(Password.MIN_LENGTH));
      case SHORT_ENOUGH ->
          say(
              language,
              "Lösenordet får ha högst %d tecken.".formatted(Password.MAX_LENGTH),
              "The password must have at most %d characters.".formatted(Password.MAX_LENGTH));
      case UPPER_CASE ->
          say(
              language,
              "Lösenordet måste ha en stor bokstav.",
              "The password must have an upper-case letter.");
      case LOWER_CASE ->
          say(
              language,
              "Lösenordet måste ha en liten bokstav.",
              "The password must have a lower-case letter.");
      case DIGIT ->
          say(language, "Lösenordet måste ha en siffra.", "The password must have a digit.");
      case SPECIAL ->
          say(
              language,
              "Lösenordet måste ha ett specialtecken.",
              "The password must have a special character.");
      case UNCOMMON ->
          say(
              language,
              "Lösenordet är ett av de vanligaste och för lätt att gissa.",
              "The password is one of the most common and too easy to guess.");
    };
  }

  /// Whole seconds, at least one, so that nobody comes back too early.
  static long seconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }

  private static String say(Language language, String swedish, String english) {
    return switch (language) {
      case SV -> swedish;
      case EN -> english;
    };
  }
}
