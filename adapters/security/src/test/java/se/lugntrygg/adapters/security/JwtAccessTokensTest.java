package se.lugntrygg.adapters.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import se.lugntrygg.application.contracts.AccessTokensContract;
import se.lugntrygg.application.port.AccessTokens;
import se.lugntrygg.application.port.AccessTokens.Reason;
import se.lugntrygg.application.port.AccessTokens.Refused;
import se.lugntrygg.application.port.AccessTokens.Valid;
import se.lugntrygg.application.port.AccessTokens.Verdict;

class JwtAccessTokensTest implements AccessTokensContract {
  private static final byte[] KEY = key(1);
  private static final byte[] NEXT_KEY = key(2);
  private static final String HS256 = "HmacSHA256";

  private final SigningKeys keys = new SigningKeys(List.of(KEY));
  private final JwtAccessTokens tokens = tokens(keys);

  private static byte[] key(int fill) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) fill);
    return key;
  }

  private static JwtAccessTokens tokens(SigningKeys keys) {
    return new JwtAccessTokens(keys, Duration.ofMinutes(15), UUID::randomUUID);
  }

  @Override
  public AccessTokens tokens() {
    return tokens;
  }

  /// A token as an attacker, or a careless colleague with the key, would write it by hand.
  private String forged(
      Map<String, String> header, Map<String, String> payload, String mac, byte[] key) {
    String signed =
        encoded(json(header).getBytes(UTF_8)) + "." + encoded(json(payload).getBytes(UTF_8));
    return signed + "." + encoded(mac(mac, key, signed));
  }

  private static byte[] mac(String name, byte[] key, String signed) {
    try {
      Mac mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(key, name));
      return mac.doFinal(signed.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String json(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private Map<String, String> header() {
    Map<String, String> header = new LinkedHashMap<>();
    header.put("alg", "\"HS256\"");
    header.put("typ", "\"JWT\"");
    header.put("kid", '"' + keys.currentId() + '"');
    return header;
  }

  private static Map<String, String> payload() {
    Map<String, String> payload = new LinkedHashMap<>();
    payload.put("iss", "\"lugn-trygg\"");
    payload.put("aud", "\"lugn-trygg-api\"");
    payload.put("sub", '"' + ANN.toString() + '"');
    payload.put("sid", '"' + SESSION.toString() + '"');
    payload.put("gen", "7");
    payload.put("jti", "\"one\"");
    payload.put("iat", Long.toString(NOW.getEpochSecond()));
    payload.put("exp", Long.toString(NOW.plusSeconds(900).getEpochSecond()));
    return payload;
  }

  private Verdict verdict(Map<String, String> header, Map<String, String> payload) {
    return tokens.verify(forged(header, payload, HS256, KEY), NOW);
  }

  private static Map<String, String> with(Map<String, String> members, String name, String value) {
    members.put(name, value);
    return members;
  }

  private static Map<String, String> without(Map<String, String> members, String name) {
    members.remove(name);
    return members;
  }

  @Test
  void the_forger_of_these_tests_can_forge_with_the_key() {
    assertThat(verdict(header(), payload())).isInstanceOf(Valid.class);
  }

  @Test
  void writes_the_claims_that_the_reference_names() {
    String[] parts = tokens.issue(ANN, SESSION, 7, NOW).split("\\.", -1);
    assertThat(new String(Base64.getUrlDecoder().decode(parts[0]), UTF_8))
        .contains("\"alg\":\"HS256\"", "\"kid\":\"" + keys.currentId());
    assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8))
        .contains("\"sub\"", "\"iat\"", "\"exp\"", "\"jti\"", "\"iss\"", "\"aud\"");
  }

  @Test
  void no_other_algorithm_is_taken() throws Exception {
    Refused wrong = new Refused(Reason.WRONG_ALGORITHM);
    for (String none : List.of("none", "None", "NONE", "nOnE", "", "hs256", "HS256 ")) {
      Map<String, String> header = with(header(), "alg", '"' + none + '"');
      String signed =
          encoded(json(header).getBytes(UTF_8)) + "." + encoded(json(payload()).getBytes(UTF_8));
      assertThat(tokens.verify(signed + ".", NOW)).as(none).isEqualTo(wrong);
      assertThat(tokens.verify(signed, NOW)).as(none).isInstanceOf(Refused.class);
      assertThat(verdict(header, payload())).as(none).isEqualTo(wrong);
    }
    assertThat(verdict(without(header(), "alg"), payload())).isEqualTo(wrong);
    for (String other : List.of("HmacSHA384", "HmacSHA512")) {
      Map<String, String> header = with(header(), "alg", "\"HS" + other.substring(7) + '"');
      assertThat(tokens.verify(forged(header, payload(), other, KEY), NOW)).isEqualTo(wrong);
    }
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    Map<String, String> header = with(header(), "alg", "\"RS256\"");
    String signed =
        encoded(json(header).getBytes(UTF_8)) + "." + encoded(json(payload()).getBytes(UTF_8));
    Signature rsa = Signature.getInstance("SHA256withRSA");
    rsa.initSign(pair.getPrivate());
    rsa.update(signed.getBytes(UTF_8));
    assertThat(tokens.verify(signed + "." + encoded(rsa.sign()), NOW)).isEqualTo(wrong);
  }

  @Test
  void keys_come_from_our_set_only() {
    Refused unknown = new Refused(Reason.UNKNOWN_KEY);
    assertThat(verdict(without(header(), "kid"), payload())).isEqualTo(unknown);
    for (String kid : List.of("\"\"", "\"0000000000000000\"", "\"../jwt.key\"", "null")) {
      assertThat(verdict(with(header(), "kid", kid), payload())).as(kid).isEqualTo(unknown);
    }
    assertThat(tokens.verify(forged(header(), payload(), HS256, NEXT_KEY), NOW))
        .isEqualTo(new Refused(Reason.BAD_SIGNATURE));
    // What the token itself brings along as a key is not looked at.
    Map<String, String> header = header();
    header.put("jwk", "{\"kty\":\"oct\",\"k\":\"" + encoded(NEXT_KEY) + "\"}");
    header.put("jku", "\"http://127.0.0.1:1/keys\"");
    assertThat(tokens.verify(forged(header, payload(), HS256, NEXT_KEY), NOW))
        .isEqualTo(new Refused(Reason.BAD_SIGNATURE));
  }

  @Test
  void what_another_issued_or_what_is_meant_for_another_is_refused() {
    for (String issuer : List.of("\"somebody\"", "\"\"", "\"lugn-trygg \"")) {
      assertThat(verdict(header(), with(payload(), "iss", issuer)))
          .isEqualTo(new Refused(Reason.WRONG_ISSUER));
    }
    assertThat(verdict(header(), without(payload(), "iss")))
        .isEqualTo(new Refused(Reason.WRONG_ISSUER));
    for (String audience :
        List.of("\"other\"", "[]", "[\"lugn-trygg-api\",\"other\"]", "\"lugn-trygg\"")) {
      assertThat(verdict(header(), with(payload(), "aud", audience)))
          .isEqualTo(new Refused(Reason.WRONG_AUDIENCE));
    }
    assertThat(verdict(header(), without(payload(), "aud")))
        .isEqualTo(new Refused(Reason.WRONG_AUDIENCE));
  }

  @Test
  void every_claim_must_be_there_and_make_sense() {
    Refused incomplete = new Refused(Reason.INCOMPLETE);
    for (String claim : List.of("sub", "sid", "gen", "jti", "iat", "exp")) {
      assertThat(verdict(header(), without(payload(), claim))).as(claim).isEqualTo(incomplete);
      for (String value : List.of("null", "\"\"", "{}", "[]", "true", "\"x\"", "1e99", "-1e99")) {
        // What an id says is nobody's business, as long as it is one.
        if (!claim.equals("jti") || List.of("null", "\"\"", "{}", "[]").contains(value)) {
          assertThat(verdict(header(), with(payload(), claim, value)))
              .as("%s: %s", claim, value)
              .isInstanceOf(Refused.class);
        }
      }
    }
    assertThat(verdict(header(), with(payload(), "sub", "\"1-2-3-4-5\""))).isEqualTo(incomplete);
  }

  @Test
  void times_beyond_all_calendars_are_refused_even_unsigned() {
    for (String time :
        List.of("9223372036854775807", "-9223372036854775808", "99999999999999999")) {
      for (String claim : List.of("iat", "exp", "nbf")) {
        String token = forged(header(), with(payload(), claim, time), HS256, NEXT_KEY);
        assertThat(tokens.verify(token, NOW)).as(claim + time).isInstanceOf(Refused.class);
      }
    }
  }

  @Test
  void what_is_over_or_not_yet_is_refused() {
    assertThat(verdict(header(), with(payload(), "exp", Long.toString(NOW.getEpochSecond()))))
        .isEqualTo(new Refused(Reason.EXPIRED));
    Map<String, String> far = payload();
    far.put("iat", Long.toString(NOW.plus(Duration.ofDays(1)).getEpochSecond()));
    far.put("exp", Long.toString(NOW.plus(Duration.ofDays(1)).plusSeconds(900).getEpochSecond()));
    assertThat(verdict(header(), far)).isEqualTo(new Refused(Reason.NOT_YET_VALID));
  }

  @Test
  void a_clock_set_back_an_hour_does_not_lock_anybody_out() {
    String token = tokens.issue(ANN, SESSION, 0, NOW);
    assertThat(tokens.verify(token, NOW.minus(Duration.ofHours(1)))).isInstanceOf(Valid.class);
  }

  @Test
  void no_other_spelling_of_a_signature_is_taken() {
    String token = tokens.issue(ANN, SESSION, 7, NOW);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=";
    int accepted = 0;
    for (int i = 0; i < alphabet.length(); i++) {
      String other = token.substring(0, token.length() - 1) + alphabet.charAt(i);
      accepted += tokens.verify(other, NOW) instanceof Valid ? 1 : 0;
    }
    assertThat(accepted).as("only the one that was issued").isEqualTo(1);
    for (String added : List.of("=", "==", "A", ".", ".x", " ", "\n")) {
      assertThat(tokens.verify(token + added, NOW)).isInstanceOf(Refused.class);
    }
  }

  @Test
  void of_a_hundred_thousand_mutated_tokens_none_is_accepted_and_nothing_is_thrown() {
    Random random = new Random(25);
    List<String> issued = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      issued.add(tokens.issue(ANN, SESSION, i, NOW));
    }
    issued.add(forged(with(header(), "alg", "\"none\""), payload(), HS256, KEY));
    List<String> accepted = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < 100_000; i++) {
      String token = issued.get(random.nextInt(20));
      String other = issued.get(random.nextInt(issued.size()));
      String mutant = mutant(token, other, random);
      if (!issued.contains(mutant) && tokens.verify(mutant, NOW) instanceof Valid) {
        accepted.add(mutant);
      }
    }
    System.out.printf(
        "100,000 mutated tokens: %d accepted, %d ms%n",
        accepted.size(), Duration.ofNanos(System.nanoTime() - start).toMillis());
    assertThat(accepted).isEmpty();
  }

  private static String mutant(String token, String other, Random random) {
    String[] parts = token.split("\\.", -1);
    String[] others = other.split("\\.", -1);
    int at = random.nextInt(token.length());
    return switch (random.nextInt(9)) {
      case 0 -> flipped(token, at, random);
      case 1 -> flipped(flipped(token, at, random), random.nextInt(token.length()), random);
      case 2 -> token.substring(0, at);
      case 3 -> token.substring(0, at) + token.charAt(at) + token.substring(at);
      case 4 -> others[0] + "." + parts[1] + "." + parts[2] + (other.equals(token) ? "A" : "");
      case 5 -> parts[0] + "." + others[1] + "." + parts[2] + (other.equals(token) ? "=" : "");
      case 6 -> parts[0] + "." + parts[1] + "." + parts[1] + "." + parts[2];
      case 7 -> decodedAndFlipped(parts, random);
      default -> token.substring(0, at) + (char) random.nextInt(0x3000) + token.substring(at + 1);
    };
  }

  private static String flipped(String token, int at, Random random) {
    char flipped = (char) (token.charAt(at) ^ 1 << random.nextInt(8));
    return token.substring(0, at) + flipped + token.substring(at + 1);
  }

  /// A bit of what the Base64 stands for, so that the mutant is well written.
  private static String decodedAndFlipped(String[] parts, Random random) {
    String[] altered = parts.clone();
    int part = random.nextInt(altered.length);
    byte[] bytes = Base64.getUrlDecoder().decode(altered[part]);
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    altered[part] = encoded(bytes);
    return String.join(".", altered);
  }

  @Test
  void keys_rotate_the_first_signs_and_all_are_accepted() {
    String old = tokens.issue(ANN, SESSION, 0, NOW);
    SigningKeys both = new SigningKeys(List.of(NEXT_KEY, KEY));
    String young = tokens(both).issue(ANN, SESSION, 0, NOW);
    assertThat(tokens(both).verify(old, NOW)).isInstanceOf(Valid.class);
    assertThat(tokens(both).verify(young, NOW)).isInstanceOf(Valid.class);
    assertThat(tokens.verify(young, NOW)).isEqualTo(new Refused(Reason.UNKNOWN_KEY));
    JwtAccessTokens rotated = tokens(new SigningKeys(List.of(NEXT_KEY)));
    assertThat(rotated.verify(young, NOW)).isInstanceOf(Valid.class);
    assertThat(rotated.verify(old, NOW)).isEqualTo(new Refused(Reason.UNKNOWN_KEY));
  }

  @Test
  void short_keys_and_no_keys_are_refused() {
    assertThatThrownBy(() -> new SigningKeys(List.of(new byte[31])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32 bytes");
    assertThatThrownBy(() -> new SigningKeys(List.of(KEY, new byte[0])))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SigningKeys(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
