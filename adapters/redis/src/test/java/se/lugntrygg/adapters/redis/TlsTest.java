package se.lugntrygg.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lugntrygg.adapters.cache.CaffeineAnswerCache;
import se.lugntrygg.adapters.ratelimit.BucketThrottle;
import se.lugntrygg.application.contracts.AnswerCacheContract;
import se.lugntrygg.application.contracts.ThrottleContract;
import se.lugntrygg.application.port.AnswerCache;
import se.lugntrygg.application.port.Limit;
import se.lugntrygg.application.port.Throttle;
import se.lugntrygg.domain.account.UserId;

/// Redis over TLS: whom Java trusts is trusted, and nobody else.
class TlsTest {
  private static final char[] LOCK = "slippin-slippin".toCharArray();
  private static final Map<Limit, List<Throttle.Rate>> FIVE =
      ThrottleContract.only(Limit.READ, new Throttle.Rate(5, Duration.ofDays(1)));

  @TempDir Path folder;

  private final byte[] secret = Shared.secret();

  /// A key and a certificate for the name, as Redis reads them, and a trust store that has it.
  private record Identity(Path certificate, Path key, Path trusted) {
    static Identity of(String name, Path folder) throws Exception {
      Path store = folder.resolve("own.p12");
      Process made =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-keyalg",
                  "RSA",
                  "-alias",
                  "redis",
                  "-dname",
                  "CN=redis of the test",
                  "-ext",
                  "SAN=" + name,
                  "-validity",
                  "2",
                  "-keystore",
                  store.toString(),
                  "-storepass",
                  new String(LOCK))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("keytool.txt").toFile())
              .start();
      assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(made.exitValue()).isZero();
      KeyStore own = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(store)) {
        own.load(in, LOCK);
      }
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("redis", own.getCertificate("redis"));
      Path trust = folder.resolve("trusted.p12");
      try (OutputStream out = Files.newOutputStream(trust)) {
        trusted.store(out, LOCK);
      }
      return new Identity(
          pem(folder, "CERTIFICATE", own.getCertificate("redis").getEncoded()),
          pem(folder, "PRIVATE KEY", own.getKey("redis", LOCK).getEncoded()),
          trust);
    }

    private static Path pem(Path folder, String what, byte[] bytes) throws IOException {
      return Files.writeString(
          folder.resolve(what.replace(' ', '-') + ".pem"),
          "-----BEGIN %s-----%n%s%n-----END %s-----%n"
              .formatted(
                  what,
                  Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                      .encodeToString(bytes),
                  what));
    }
  }

  /// A Redis that speaks nothing but TLS.
  private static RedisServer server(int port, Identity identity) {
    return RedisServer.own(
        port,
        "--port",
        "0",
        "--tls-port",
        Integer.toString(port),
        "--tls-cert-file",
        identity.certificate.toString(),
        "--tls-key-file",
        identity.key.toString(),
        "--tls-ca-cert-file",
        identity.certificate.toString(),
        "--tls-auth-clients",
        "no");
  }

  /// As `java -Djavax.net.ssl.trustStore=…` does it.
  private static <T> T trusting(Path store, Supplier<T> work) {
    Map<String, String> properties =
        Map.of(
            "javax.net.ssl.trustStore",
            store.toString(),
            "javax.net.ssl.trustStorePassword",
            new String(LOCK));
    properties.forEach(System::setProperty);
    try {
      return work.get();
    } finally {
      properties.keySet().forEach(System::clearProperty);
    }
  }

  private Redis open(String scheme, int port) {
    RedisAddress address =
        RedisAddress.parse("%s://:%s@127.0.0.1:%d".formatted(scheme, RedisServer.PASSWORD, port));
    return Redis.open(address, secret, new SecureRandom(), Shared.PATIENT);
  }

  private static Throttle throttle(Redis redis) {
    return redis.throttle(
        FIVE,
        () -> System.currentTimeMillis() * 1_000_000,
        new BucketThrottle(FIVE, System::nanoTime, 1_000));
  }

  @Test
  void limits_and_news_are_shared_over_tls() throws Exception {
    Identity identity = Identity.of("ip:127.0.0.1", folder);
    int port = RedisServer.freePort();
    try (RedisServer _ = server(port, identity);
        Redis here = trusting(identity.trusted, () -> open("rediss", port));
        Redis there = trusting(identity.trusted, () -> open("rediss", port))) {
      assertThat(here.readiness().works()).isTrue();
      assertThat(passed(throttle(here), 3) + passed(throttle(there), 5)).isEqualTo(5);
      AnswerCache mine = here.answers(new CaffeineAnswerCache(1_000_000, System::nanoTime));
      AnswerCache theirs = there.answers(new CaffeineAnswerCache(1_000_000, System::nanoTime));
      UserId ann = new UserId(UUID.randomUUID());
      assertThat(read(theirs, ann, "old")).isEqualTo("old");
      mine.forget(ann);
      assertThat(read(theirs, ann, "new")).isEqualTo("new");
    }
  }

  private static int passed(Throttle throttle, int tries) {
    int passed = 0;
    for (int i = 0; i < tries; i++) {
      passed += throttle.take(Limit.READ, "ann").allowed() ? 1 : 0;
    }
    return passed;
  }

  private static String read(AnswerCache cache, UserId owner, String now) {
    return new String(
        cache
            .find(owner, "moods", Duration.ofHours(1), () -> AnswerCacheContract.answer(now))
            .answer()
            .fresh(),
        StandardCharsets.UTF_8);
  }

  @Test
  void whom_java_does_not_trust_is_not_spoken_to() throws Exception {
    Identity identity = Identity.of("ip:127.0.0.1", folder);
    int port = RedisServer.freePort();
    try (RedisServer _ = server(port, identity);
        Redis redis = open("rediss", port)) {
      assertThat(redis.readiness().works()).isFalse();
    }
  }

  @Test
  void neither_is_one_that_has_a_certificate_for_another_name() throws Exception {
    Identity identity = Identity.of("dns:redis.example.org", folder);
    int port = RedisServer.freePort();
    try (RedisServer _ = server(port, identity);
        Redis redis = trusting(identity.trusted, () -> open("rediss", port))) {
      assertThat(redis.readiness().works()).isFalse();
    }
  }

  @Test
  void without_tls_in_the_url_one_that_wants_it_is_away() throws Exception {
    Identity identity = Identity.of("ip:127.0.0.1", folder);
    int port = RedisServer.freePort();
    try (RedisServer _ = server(port, identity);
        Redis redis = open("redis", port)) {
      assertThat(redis.readiness().works()).isFalse();
    }
  }
}
