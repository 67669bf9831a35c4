import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Measures how much a sick language model costs everybody who does not talk with it. Two servers run
/// side by side under the same load: others log moods, read them and look at health, some chat. The
/// model of one stays well, that of the other falls sick in each way in turn; in the next round they
/// change places. So whatever else the machine does happens to both, and what differs is the
/// sickness: in how long the others wait, and in how much the processor works. A sick window begins
/// with the breaker closed and full of good answers, so that it holds the time until the server has
/// noticed. Pacing is open: a request that is late counts from when it was due.
///
///     mvn -q package -DskipTests
///     java bootstrap/src/bench/SickProvider.java [rounds, default 4] [seconds a window, default 4]
static final int PORT = 5098;
static final int OTHERS_A_SECOND = 120;
static final int CHATS_A_SECOND = 8;
static final int PEOPLE = 20;
static final Duration DEADLINE = Duration.ofSeconds(1);

/// What ails the model.
enum Mode {
  WELL, REFUSE, HANG, DRIP, LIMITED, BROKEN, BAD_JSON, CUT, STALL, ENDLESS, EMPTY, WRONG_CHARSET
}

static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();
static final CountDownLatch CLOSING = new CountDownLatch(1);

/// One server with its people and its model.
static final class Side {
  final String base;
  final AtomicInteger asked = new AtomicInteger();
  final HttpServer vendor;
  final Process process;
  final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(THREADS).build();
  final List<String> people = new ArrayList<>();
  volatile Mode mode = Mode.WELL;

  Side(int port, Path jar, Path work) throws Exception {
    base = "http://127.0.0.1:" + port;
    vendor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    vendor.setExecutor(THREADS);
    vendor.createContext("/", exchange -> {
      asked.incrementAndGet();
      speak(exchange, mode);
    });
    vendor.start();
    process = start(jar, Files.createDirectories(work.resolve("side-" + port)), port, vendor.getAddress().getPort());
    for (int i = 0; i < PEOPLE; i++) {
      String who = "{\"email\":\"bench-%d@example.org\",\"password\":\"Bench-2026-%d!\",\"name\":\"Bench\"}".formatted(i, i);
      send("", "/api/auth/register", who);
      Matcher token = Pattern.compile("\"access_token\":\"([^\"]+)\"").matcher(send("", "/api/auth/login", who).body());
      if (!token.find()) {
        throw new IllegalStateException("no token");
      }
      people.add(token.group(1));
    }
  }

  HttpResponse<String> send(String token, String path, String body) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (body.isEmpty()) {
      request.GET();
    } else {
      request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> other(int n) throws IOException, InterruptedException {
    String token = people.get(n % PEOPLE);
    return switch (n % 3) {
      case 0 -> send(token, "/api/mood/log", "{\"mood\":\"calm\",\"score\":7,\"note\":\"A walk by the water, then tea.\"}");
      case 1 -> send(token, "/api/mood/get", "{}");
      default -> send("", "/api/health", "");
    };
  }

  HttpResponse<String> chat(int n) throws IOException, InterruptedException {
    return send(people.get(n % PEOPLE), "/api/ai/chat", "{\"message\":\"Jag är trött efter jobbet i dag.\"}");
  }

  /// Until the model is asked again, and has answered as often as the breaker looks back.
  void recover() throws Exception {
    mode = Mode.WELL;
    for (int well = 0; well < 20; ) {
      if (chat(0).body().contains("\"fallback\":false")) {
        well++;
      } else {
        Thread.sleep(200);
      }
    }
  }

  long processorMillis() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
  }

  void close() throws InterruptedException {
    process.destroy();
    process.waitFor(30, TimeUnit.SECONDS);
    vendor.stop(0);
    client.shutdownNow();
  }
}

/// What one side did in one window.
///
/// @param others nanoseconds that other routes took
/// @param chats nanoseconds that chats took
/// @param failed answers that were none
/// @param processorMillis what its server worked
record Window(long[] others, long[] chats, int asked, int failed, long processorMillis) {}

/// Both sides at the same time.
record Pair(Window well, Window sick) {}

void main(String[] args) throws Exception {
  int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 4;
  int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 4;
  Path jar = Path.of("bootstrap/target/dist/lugn-trygg.jar").toAbsolutePath();
  if (!Files.exists(jar)) {
    throw new IllegalStateException("build first, at the top: mvn -q package -DskipTests");
  }
  Path work = Files.createTempDirectory("sick-provider");
  List<Side> sides = new ArrayList<>();
  try {
    sides.add(new Side(PORT, jar, work));
    sides.add(new Side(PORT + 1, jar, work));
    System.out.printf("cores %d, %d rounds, windows of %d s; each side %d other requests and %d chats a second, AI_TIMEOUT %d ms%n",
        Runtime.getRuntime().availableProcessors(), rounds, seconds, OTHERS_A_SECOND, CHATS_A_SECOND, DEADLINE.toMillis());
    both(sides.get(0), sides.get(1), Mode.WELL, 5 * seconds);
    Map<Mode, List<Pair>> pairs = new EnumMap<>(Mode.class);
    for (int round = 0; round < rounds; round++) {
      Side well = sides.get(round % 2);
      Side sick = sides.get(1 - round % 2);
      for (Mode each : Mode.values()) {
        sick.recover();
        Pair pair = both(well, sick, each, seconds);
        pairs.computeIfAbsent(each, _ -> new ArrayList<>()).add(pair);
        System.out.printf("round %d %-13s p99 of others %6.1f well, %6.1f sick; processor %4d, %4d ms; slowest chat %4d ms; model asked %d times; %d failed%n",
            round + 1, each, p(99, pair.well().others()), p(99, pair.sick().others()), pair.well().processorMillis(), pair.sick().processorMillis(),
            Duration.ofNanos(Arrays.stream(pair.sick().chats()).max().orElse(0)).toMillis(), pair.sick().asked(), pair.well().failed() + pair.sick().failed());
      }
    }
    System.out.println("all rounds      p50 well  sick    p99 well  sick   ratio   median of rounds   processor   slowest chat");
    for (Mode each : Mode.values()) {
      List<Pair> all = pairs.get(each);
      long[] well = all(all.stream().map(pair -> pair.well().others()));
      long[] sick = all(all.stream().map(pair -> pair.sick().others()));
      double[] ratios = all.stream().mapToDouble(pair -> p(99, pair.sick().others()) / p(99, pair.well().others())).sorted().toArray();
      double work1 = all.stream().mapToLong(pair -> pair.well().processorMillis()).sum();
      double work2 = all.stream().mapToLong(pair -> pair.sick().processorMillis()).sum();
      System.out.printf("%-14s %9.1f %5.1f %11.1f %5.1f %7.2f %18.2f %11.2f %11d ms%n",
          each, p(50, well), p(50, sick), p(99, well), p(99, sick), p(99, sick) / p(99, well),
          (ratios[(ratios.length - 1) / 2] + ratios[ratios.length / 2]) / 2, work2 / work1,
          Duration.ofNanos(Arrays.stream(all(all.stream().map(pair -> pair.sick().chats()))).max().orElse(0)).toMillis());
    }
  } finally {
    CLOSING.countDown();
    for (Side side : sides) {
      side.close();
    }
    THREADS.shutdownNow();
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

static Process start(Path jar, Path work, int port, int vendor) throws Exception {
  ProcessBuilder builder =
      new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString());
  builder.directory(work.toFile()).redirectErrorStream(true).redirectOutput(work.resolve("log").toFile());
  Map<String, String> environment = builder.environment();
  environment.put("PORT", Integer.toString(port));
  environment.put("DATA_DIR", work.resolve("data").toString());
  environment.put("JWT_EXPIRATION_MINUTES", "600");
  environment.put("DRAIN_TIMEOUT", "2s");
  environment.put("LOG_LEVEL", "warn");
  environment.put("RATE_LIMITS", Stream.of("global", "auth.register", "auth.login", "mood.log", "mood.get", "ai.chat")
      .map(limit -> limit + "=1000000/s").collect(java.util.stream.Collectors.joining(",")));
  environment.put("AI_PROVIDERS", "openai");
  environment.put("OPENAI_BASE_URL", "http://127.0.0.1:" + vendor + "/v1");
  environment.put("AI_TIMEOUT", DEADLINE.toMillis() + "ms");
  environment.put("AI_DAILY_UNITS", "1000000000");
  environment.put("AI_DAILY_UNITS_PER_USER", "1000000");
  Process server = builder.start();
  try (HttpClient client = HttpClient.newHttpClient()) {
    for (int i = 0; i < 300; i++) {
      try {
        client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/health")).build(), HttpResponse.BodyHandlers.discarding());
        return server;
      } catch (IOException _) {
        Thread.sleep(100);
      }
    }
  }
  server.destroy();
  throw new IllegalStateException("it does not start: " + Files.readString(work.resolve("log")));
}

static Pair both(Side well, Side sick, Mode sickness, int seconds) throws Exception {
  try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
    Future<Window> one = threads.submit(() -> window(well, Mode.WELL, seconds));
    Future<Window> two = threads.submit(() -> window(sick, sickness, seconds));
    return new Pair(one.get(), two.get());
  }
}

static Window window(Side side, Mode sickness, int seconds) throws Exception {
  side.mode = sickness;
  int before = side.asked.get();
  long worked = side.processorMillis();
  ConcurrentLinkedQueue<Long> others = new ConcurrentLinkedQueue<>();
  ConcurrentLinkedQueue<Long> chats = new ConcurrentLinkedQueue<>();
  AtomicInteger failed = new AtomicInteger();
  Thread chatting = Thread.ofPlatform().start(() -> pace(CHATS_A_SECOND, seconds, chats, failed, side::chat));
  pace(OTHERS_A_SECOND, seconds, others, failed, side::other);
  chatting.join();
  return new Window(numbers(others), numbers(chats), side.asked.get() - before, failed.get(), side.processorMillis() - worked);
}

interface Asking {
  HttpResponse<String> ask(int n) throws IOException, InterruptedException;
}

/// Asks when it is time, however long the answers take, and waits for the last of them.
static void pace(int aSecond, int seconds, ConcurrentLinkedQueue<Long> took, AtomicInteger failed, Asking asking) {
  try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
    long start = System.nanoTime();
    for (int i = 0; i < aSecond * seconds; i++) {
      long due = start + TimeUnit.SECONDS.toNanos(1) * i / aSecond;
      long wait = due - System.nanoTime();
      if (wait > 0) {
        TimeUnit.NANOSECONDS.sleep(wait);
      }
      int n = i;
      threads.submit(() -> {
        int status = asking.ask(n).statusCode();
        took.add(System.nanoTime() - due);
        if (status >= 300) {
          failed.incrementAndGet();
        }
        return status;
      });
    }
  } catch (InterruptedException e) {
    Thread.currentThread().interrupt();
  }
}

static long[] numbers(ConcurrentLinkedQueue<Long> took) {
  return took.stream().mapToLong(Long::longValue).toArray();
}

static long[] all(Stream<long[]> windows) {
  return windows.flatMapToLong(Arrays::stream).toArray();
}

/// In milliseconds.
static double p(int percent, long[] nanos) {
  long[] sorted = nanos.clone();
  Arrays.sort(sorted);
  return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
}

/// The model: speaks OpenAI's protocol, well or badly.
static void speak(HttpExchange exchange, Mode mode) throws IOException {
  exchange.getRequestBody().readAllBytes();
  String first = event("Det låter som att jobbet tar mycket av dig just nu. ");
  String end = "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
  try {
    switch (mode) {
      case WELL -> {
        OutputStream out = open(exchange);
        write(out, first);
        pause(50);
        write(out, event("Vad skulle vara skönast att få lägga ner en stund i kväll?") + end);
      }
      // As good as nobody there: the connection ends without a byte.
      case REFUSE -> {}
      case HANG -> pause(60_000);
      case DRIP -> {
        OutputStream out = open(exchange);
        for (byte one : first.getBytes(StandardCharsets.UTF_8)) {
          out.write(one);
          out.flush();
          pause(50);
        }
      }
      case LIMITED -> refuse(exchange, 429);
      case BROKEN -> refuse(exchange, 500);
      case BAD_JSON -> write(open(exchange), "data: {\"choices\": [\n\n");
      case CUT -> write(open(exchange), first);
      case STALL -> {
        write(open(exchange), first);
        pause(60_000);
      }
      case ENDLESS -> {
        OutputStream out = open(exchange);
        String more = event("Och så vidare, utan slut. ".repeat(40));
        for (int sent = 0; sent < 50_000_000; sent += more.length()) {
          write(out, more);
        }
      }
      case EMPTY -> write(open(exchange), end);
      case WRONG_CHARSET -> open(exchange).write((first + end).getBytes(StandardCharsets.ISO_8859_1));
    }
  } catch (InterruptedException _) {
    Thread.currentThread().interrupt();
  } finally {
    exchange.close();
  }
}

static void pause(long millis) throws InterruptedException {
  if (CLOSING.await(millis, TimeUnit.MILLISECONDS)) {
    throw new InterruptedException();
  }
}

static OutputStream open(HttpExchange exchange) throws IOException {
  exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
  exchange.sendResponseHeaders(200, 0);
  return exchange.getResponseBody();
}

static void write(OutputStream out, String text) throws IOException {
  out.write(text.getBytes(StandardCharsets.UTF_8));
  out.flush();
}

static void refuse(HttpExchange exchange, int status) throws IOException {
  byte[] body = "{\"error\":{\"message\":\"no\"}}".getBytes(StandardCharsets.UTF_8);
  exchange.sendResponseHeaders(status, body.length);
  exchange.getResponseBody().write(body);
}

static String event(String text) {
  return "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"finish_reason\":null}]}\n\n".formatted(text);
}
