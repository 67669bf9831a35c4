package se.lugntrygg.application.archive;

import java.util.HexFormat;

/// How many records there are and one hash over all of them, whatever order they come in.
///
/// @param hash 64 lower-case hexadecimal digits
public record Digest(long count, String hash) {
  private static final int SHOWN = 12;

  /// Of no records.
  public static final Digest NONE = new Digest(0, HexFormat.of().formatHex(new byte[32]));

  /// The beginning of the hash, to look at.
  public String brief() {
    return hash.substring(0, SHOWN);
  }
}
