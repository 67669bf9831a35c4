import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Registers people and writes a line `address<TAB>user id<TAB>access token` for each, for the load
/// scripts beside this file. Every person comes from an address of their own, as behind a proxy.
///
///     java MakeUsers.java http://127.0.0.1:5001 1000 users.tsv
void main(String[] args) throws Exception {
  String base = args[0];
  int count = Integer.parseInt(args[1]);
  // Hashing passwords is slow by design; two at once keep both cores busy and nobody waiting.
  try (HttpClient client = HttpClient.newHttpClient();
      ExecutorService pair = Executors.newFixedThreadPool(2)) {
    List<Future<String>> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int n = i;
      lines.add(pair.submit((Callable<String>) () -> line(client, base, n)));
    }
    List<String> written = new ArrayList<>();
    for (Future<String> line : lines) {
      written.add(line.get());
    }
    Files.write(Path.of(args[2]), written);
  }
}

String line(HttpClient client, String base, int n) throws Exception {
  String address = "10.%d.%d.%d".formatted(n >> 16 & 255, n >> 8 & 255, n & 255);
  String email = "bench-%d-%d@example.org".formatted(System.nanoTime(), n);
  String who = "{\"email\":\"%s\",\"password\":\"Bench-2026-%d!\",\"name\":\"Bench\"}".formatted(email, n);
  send(client, base + "/api/auth/register", address, who, 201);
  String login = send(client, base + "/api/auth/login", address, who, 200);
  return address + "\t" + field(login, "user_id") + "\t" + field(login, "access_token");
}

String send(HttpClient client, String to, String address, String body, int expected)
    throws Exception {
  HttpResponse<String> response =
      client.send(
          HttpRequest.newBuilder(URI.create(to))
              .header("Content-Type", "application/json")
              .header("X-Forwarded-For", address)
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
  if (response.statusCode() != expected) {
    throw new IllegalStateException(to + " answered " + response.statusCode());
  }
  return response.body();
}

String field(String json, String name) {
  Matcher matcher = Pattern.compile('"' + name + "\":\"([^\"]+)\"").matcher(json);
  if (!matcher.find()) {
    throw new IllegalStateException("no " + name + " in the answer");
  }
  return matcher.group(1);
}
