package se.lugntrygg.adapters.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One connection, used by one thread at a time, with its statements kept prepared.
final class Rows implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Rows(Connection connection) {
    this.connection = connection;
  }

  /// Makes something of a row.
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  /// What is done with a statement.
  @FunctionalInterface
  private interface Use<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  private <T> T with(String sql, @Nullable Object[] values, Use<T> use) throws SQLException {
    try {
      return use.of(bound(sql, values));
    } catch (SQLException e) {
      // The driver finalizes a statement that has failed, so it would fail ever after.
      PreparedStatement failed = prepared.remove(sql);
      if (failed != null) {
        failed.close();
      }
      throw e;
    }
  }

  <T> List<T> all(Reader<T> reader, String sql, @Nullable Object... values) throws SQLException {
    return with(
        sql,
        values,
        statement -> {
          List<T> found = new ArrayList<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              found.add(reader.read(rows));
            }
          }
          return found;
        });
  }

  <T> Optional<T> one(Reader<T> reader, String sql, @Nullable Object... values)
      throws SQLException {
    return with(
        sql,
        values,
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(reader.read(rows)) : Optional.<T>empty();
          }
        });
  }

  /// How many rows changed.
  int change(String sql, @Nullable Object... values) throws SQLException {
    return with(sql, values, PreparedStatement::executeUpdate);
  }

  /// Runs what has neither values nor rows.
  void run(String sql) throws SQLException {
    var _ = with(sql, new Object[0], PreparedStatement::execute);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
