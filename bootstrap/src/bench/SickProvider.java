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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Measures how much a sick language model costs everybody who does not talk with it: the p99 of
/// mood/log, mood/get and health at a steady pace while others chat, first with a model that is
/// well, then with one that is sick, for each sickness in turn, and all of it again in each round.
/// Each sick window begins with the model well a moment before, so that it holds the time until the
/// server has noticed. Pacing is open: a request that is late counts from when it was due.
///
///     mvn -q package -DskipTests
///     java bootstrap/src/bench/SickProvider.java [rounds, default 3] [seconds a window, default 6]
static final int PORT = 5098;
static final int OTHERS_A_SECOND = 150;
static final int CHATS_A_SECOND = 8;
static final int PEOPLE = 40;
static final Duration DEADLINE = Duration.ofSeconds(2);
static final String BASE = "http://127.0.0.1:" + PORT;

/// What ails the model.
enum Mode {
  WELL, REFUSE, HANG, DRIP, LIMITED, BROKEN, BAD_JSON, CUT, STALL, ENDLESS, EMPTY, WRONG_CHARSET
}

static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();
static final CountDownLatch CLOSING = new CountDownLatch(1);
static final AtomicInteger ASKED = new AtomicInteger();
static volatile Mode mode = Mode.WELL;

record Person(String access) {}

/// @param others nanoseconds that other routes took
/// @param chats nanoseconds that chats took
/// @param failed answers of other routes that were none
record Window(long[] others, long[] chats, int asked, int failed) {}

void main(String[] args) throws Exception {
  int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 3;
  int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 6;
  Path jar = Path.of("bootstrap/target/dist/lugn-trygg.jar").toAbsolutePath();
  if (!Files.exists(jar)) {
    throw new IllegalStateException("build first, at the top: mvn -q package -DskipTests");
  }
  HttpServer vendor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
  vendor.setExecutor(THREADS);
  vendor.createContext("/", exchange -> speak(exchange));
  vendor.start();
  Path work = Files.createTempDirectory("sick-provider");
  Process server = start(jar, work, vendor.getAddress().getPort());
  try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(THREADS).build()) {
    List<Person> people = people(client);
    System.out.printf("cores %d, %d rounds, windows of %d s: %d other requests and %d chats a second, AI_TIMEOUT %d ms%n",
        Runtime.getRuntime().availableProcessors(), rounds, seconds, OTHERS_A_SECOND, CHATS_A_SECOND, DEADLINE.toMillis());
    window(client, people, Mode.WELL, 3 * seconds);
    Map<Mode, List<Window>> well = new EnumMap<>(Mode.class);
    Map<Mode, List<Window>> sick = new EnumMap<>(Mode.class);
    for (int round = 0; round < rounds; round++) {
      // WELL against WELL shows how much two windows differ when nothing does.
      for (Mode each : Mode.values()) {
        recover(client, people);
        Window before = window(client, people, Mode.WELL, seconds);
        Window during = window(client, people, each, seconds);
        well.computeIfAbsent(each, _ -> new ArrayList<>()).add(before);
        sick.computeIfAbsent(each, _ -> new ArrayList<>()).add(during);
        System.out.printf("round %d %-13s p99 of others %5.1f -> %5.1f ms, slowest chat %5d ms, asked %d, failed %d%n",
            round + 1, each, p(99, before.others()), p(99, during.others()),
            Duration.ofNanos(Arrays.stream(during.chats()).max().orElse(0)).toMillis(), during.asked(), before.failed() + during.failed());
      }
    }
    System.out.println("over all rounds:        well p50   p99   sick p50   p99 ms   p99 ratio (median of rounds)   slowest chat");
    for (Mode each : Mode.values()) {
      List<Window> a = well.get(each);
      List<Window> b = sick.get(each);
      double[] ratios = new double[rounds];
      for (int i = 0; i < rounds; i++) {
        ratios[i] = p(99, b.get(i).others()) / p(99, a.get(i).others());
      }
      Arrays.sort(ratios);
      long[] before = all(a.stream().map(Window::others));
      long[] during = all(b.stream().map(Window::others));
      System.out.printf("%-22s %8.2f %6.2f   %8.2f %6.2f      %.2f pooled, %.2f median      %d ms%n",
          each, p(50, before), p(99, before), p(50, during), p(99, during),
          p(99, during) / p(99, before), ratios[rounds / 2],
          Duration.ofNanos(Arrays.stream(all(b.stream().map(Window::chats))).max().orElse(0)).toMillis());
    }
  } finally {
    CLOSING.countDown();
    server.destroy();
    server.waitFor(30, TimeUnit.SECONDS);
    vendor.stop(0);
    THREADS.shutdownNow();
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

static Process start(Path jar, Path work, int vendor) throws Exception {
  ProcessBuilder builder =
      new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString());
  builder.directory(work.toFile()).redirectErrorStream(true).redirectOutput(work.resolve("log").toFile());
  Map<String, String> environment = builder.environment();
  environment.put("PORT", Integer.toString(PORT));
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
        client.send(HttpRequest.newBuilder(URI.create(BASE + "/api/health")).build(), HttpResponse.BodyHandlers.discarding());
        return server;
      } catch (IOException _) {
        Thread.sleep(100);
      }
    }
  }
  server.destroy();
  throw new IllegalStateException("it does not start: " + Files.readString(work.resolve("log")));
}

static List<Person> people(HttpClient client) throws Exception {
  List<Person> people = new ArrayList<>();
  for (int i = 0; i < PEOPLE; i++) {
    String who = "{\"email\":\"bench-%d@example.org\",\"password\":\"Bench-2026-%d!\",\"name\":\"Bench\"}".formatted(i, i);
    send(client, new Person(""), "/api/auth/register", who);
    Matcher token = Pattern.compile("\"access_token\":\"([^\"]+)\"").matcher(send(client, new Person(""), "/api/auth/login", who).body());
    if (!token.find()) {
      throw new IllegalStateException("no token");
    }
    people.add(new Person(token.group(1)));
  }
  return people;
}

static HttpResponse<String> send(HttpClient client, Person person, String path, String body) throws IOException, InterruptedException {
  HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(BASE + path)).timeout(Duration.ofSeconds(30));
  if (!person.access().isEmpty()) {
    request.header("Authorization", "Bearer " + person.access());
  }
  if (body.isEmpty()) {
    request.GET();
  } else {
    request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
  }
  return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
}

static HttpResponse<String> chat(HttpClient client, Person person) throws IOException, InterruptedException {
  return send(client, person, "/api/ai/chat", "{\"message\":\"Jag är trött efter jobbet i dag.\"}");
}

/// Until the model is asked again, and answers.
static void recover(HttpClient client, List<Person> people) throws Exception {
  mode = Mode.WELL;
  for (int well = 0; well < 20; ) {
    if (chat(client, people.getFirst()).body().contains("\"fallback\":false")) {
      well++;
    } else {
      Thread.sleep(200);
    }
  }
}

static Window window(HttpClient client, List<Person> people, Mode sickness, int seconds) throws Exception {
  mode = sickness;
  int before = ASKED.get();
  ConcurrentLinkedQueue<Long> others = new ConcurrentLinkedQueue<>();
  ConcurrentLinkedQueue<Long> chats = new ConcurrentLinkedQueue<>();
  AtomicInteger failed = new AtomicInteger();
  Thread chatting = Thread.ofPlatform().start(() -> pace(CHATS_A_SECOND, seconds, chats, failed, n -> chat(client, people.get(n % PEOPLE))));
  pace(OTHERS_A_SECOND, seconds, others, failed, n -> {
    Person person = people.get(n % PEOPLE);
    return switch (n % 3) {
      case 0 -> send(client, person, "/api/mood/log", "{\"mood\":\"calm\",\"score\":7,\"note\":\"A walk by the water, then tea.\"}");
      case 1 -> send(client, person, "/api/mood/get", "{}");
      default -> send(client, person, "/api/health", "");
    };
  });
  chatting.join();
  return new Window(numbers(others), numbers(chats), ASKED.get() - before, failed.get());
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
static void speak(HttpExchange exchange) throws IOException {
  ASKED.incrementAndGet();
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
