package se.lugntrygg.domain.safety;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import se.lugntrygg.domain.text.Language;

/// Every place we can send people to, in the order in which they are shown.
public final class Resources {
  /// The country of somebody who named none.
  public static final String HOME = "SE";

  /// Numbers change; what nobody has looked at for so long may be wrong.
  public static final int DAYS_VERIFIED = 180;

  private static final int VERSION_LENGTH = 12;
  private static final Resources STANDARD = parse(builtIn());

  private final List<Resource> all;
  private final String version;

  Resources(List<Resource> all, String version) {
    this.all = List.copyOf(all);
    this.version = version;
  }

  /// Those we come with.
  public static Resources standard() {
    return STANDARD;
  }

  /// Reads the format that the file beside this class explains.
  ///
  /// @throws IllegalArgumentException with every complaint about the text, each naming its place
  public static Resources parse(String text) {
    List<Resource> all = new ResourceList(text).read();
    Resources resources = new Resources(all, version(text));
    if (resources.first(resource -> isEmergency(resource, HOME)).isEmpty()) {
      throw new IllegalArgumentException("SE has no emergency number");
    }
    if (resources.first(Resources::isHomeLine).isEmpty()) {
      throw new IllegalArgumentException(
          "SE has no crisis line that is free, always open and for everyone");
    }
    return resources;
  }

  private static String builtIn() {
    try (InputStream in = Resources.class.getResourceAsStream("help-resources.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("could not read where people get help", e);
    }
  }

  private static String version(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, VERSION_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static boolean isEmergency(Resource resource, String country) {
    return resource.kind() == Resource.Kind.EMERGENCY
        && resource.phone().isPresent()
        && resource.country().equals(Optional.of(country));
  }

  private static boolean isHomeLine(Resource resource) {
    return resource.openToAll() && resource.country().equals(Optional.of(HOME));
  }

  private Optional<Resource> first(Predicate<Resource> which) {
    return all.stream().filter(which).findFirst();
  }

  /// Changes when any of them does.
  public String version() {
    return version;
  }

  /// Those of a country, then those for the whole world: what somebody gets whose country has none.
  ///
  /// @param country two letters in any case, `UK` too
  public List<Resource> in(String country) {
    Optional<String> code = Optional.of(code(country));
    return Stream.concat(
            all.stream().filter(resource -> resource.country().equals(code)),
            all.stream().filter(resource -> resource.country().isEmpty()))
        .toList();
  }

  /// The countries that have places of their own.
  public Set<String> countries() {
    Set<String> countries = new TreeSet<>();
    all.forEach(resource -> resource.country().ifPresent(countries::add));
    return countries;
  }

  /// Every number that may be named.
  public List<String> phones() {
    return all.stream().flatMap(resource -> resource.phone().stream()).toList();
  }

  /// The code of a country as it is listed here, also from `uk` or ` se `.
  public static String code(String country) {
    String code = country.strip().toUpperCase(Locale.ROOT);
    return code.equals("UK") ? "GB" : code;
  }

  /// What to do at once when a life is in danger, in a sentence.
  public String immediate(String country, Language language) {
    String code = code(country);
    Optional<String> number =
        first(resource -> isEmergency(resource, code)).flatMap(Resource::phone);
    return switch (language) {
      case SV ->
          number
              .map("Ring %s nu om ditt eller någon annans liv är i fara."::formatted)
              .orElse(
                  "Ring nödnumret där du är nu om ditt eller någon annans liv är i fara: 112 i hela"
                      + " EU, 999 i Storbritannien, 911 i USA.");
      case EN ->
          number
              .map("Call %s now if your life or somebody else's is in danger."::formatted)
              .orElse(
                  "Call the emergency number where you are now if your life or somebody else's is"
                      + " in danger: 112 anywhere in the EU, 999 in the UK, 911 in the US.");
    };
  }

  /// The emergency number at home.
  public Resource emergency() {
    return first(resource -> isEmergency(resource, HOME)).orElseThrow();
  }

  /// The line at home that anybody may call at any hour, at no cost.
  public Resource line() {
    return first(Resources::isHomeLine).orElseThrow();
  }

  /// The line at home for those under 18, if there is one.
  public Optional<Resource> youngLine() {
    return first(
        resource ->
            resource.kind() == Resource.Kind.CRISIS_LINE
                && resource.audience() == Resource.Audience.UNDER_18
                && resource.phone().isPresent()
                && resource.country().equals(Optional.of(HOME)));
  }

  /// The ids of those that nobody has made sure of lately.
  public List<String> unverified(LocalDate today) {
    LocalDate oldest = today.minusDays(DAYS_VERIFIED);
    return all.stream()
        .filter(
            resource ->
                resource.lastVerified().filter(verified -> !verified.isBefore(oldest)).isEmpty())
        .map(Resource::id)
        .toList();
  }
}
