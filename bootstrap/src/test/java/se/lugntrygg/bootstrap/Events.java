package se.lugntrygg.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// A body of server-sent events, read.
record Events(List<Event> all) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String LAST = "[DONE]";

  /// One of them.
  ///
  /// @param name empty for the usual one
  record Event(String name, String id, String data) {
    JsonNode json() {
      try {
        return MAPPER.readTree(data);
      } catch (IOException e) {
        throw new UncheckedIOException(data, e);
      }
    }
  }

  /// Reads what has come so far; an event that is not whole yet is left out.
  static Events read(String body) {
    List<Event> events = new ArrayList<>();
    int from = 0;
    for (int end = body.indexOf("\n\n"); end >= 0; end = body.indexOf("\n\n", from)) {
      String name = "";
      String id = "";
      String data = "";
      for (String line : body.substring(from, end).split("\n", -1)) {
        if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        } else {
          assertThat(line).as("a heartbeat is a comment").startsWith(":");
        }
      }
      if (!data.isEmpty()) {
        events.add(new Event(name, id, data));
      }
      from = end + 2;
    }
    return new Events(List.copyOf(events));
  }

  /// Those of a name.
  List<Event> named(String name) {
    return all.stream()
        .filter(event -> event.name().equals(name) && !event.data().equals(LAST))
        .toList();
  }

  /// All pieces in a row.
  String pieces() {
    StringBuilder text = new StringBuilder();
    named("").forEach(event -> text.append(event.json().get("content").asText()));
    return text.toString();
  }

  /// The object at the end of a whole answer.
  JsonNode done() {
    assertThat(named("done")).hasSize(1);
    assertThat(all.getLast().data()).isEqualTo(LAST);
    assertThat(all.getLast().id()).isEmpty();
    assertThat(all.get(all.size() - 2).name()).isEqualTo("done");
    return named("done").getFirst().json();
  }

  /// The ids, without the last line's, which has none.
  List<String> ids() {
    return all.stream().map(Event::id).filter(id -> !id.isEmpty()).toList();
  }
}
