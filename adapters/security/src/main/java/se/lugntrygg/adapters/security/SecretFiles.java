package se.lugntrygg.adapters.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/// Secrets that are made at the first start and kept in a file that only we may read.
public final class SecretFiles {
  private static final FileAttribute<Set<PosixFilePermission>> OURS_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private SecretFiles() {}

  /// A secret and whether it was made just now.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Found(byte[] secret, boolean generated) {
    @Override
    public String toString() {
      return "Found[hidden]";
    }
  }

  /// Reads the secret of that name, or makes one and keeps it on disk.
  ///
  /// @param bytes how many a new one has, and any must have
  /// @throws IllegalStateException when the file holds something else
  public static Found readOrMake(Path folder, String name, int bytes, SecureRandom random) {
    Path file = folder.resolve(name);
    try {
      if (Files.exists(file)) {
        return new Found(read(file, bytes), false);
      }
      Files.createDirectories(folder);
      return alone(folder.resolve(name + ".lock"), () -> makeUnlessThere(file, bytes, random));
    } catch (IOException e) {
      throw new UncheckedIOException("could not read or write " + file, e);
    }
  }

  private static Found makeUnlessThere(Path file, int bytes, SecureRandom random)
      throws IOException {
    if (Files.exists(file)) {
      return new Found(read(file, bytes), false);
    }
    byte[] secret = new byte[bytes];
    random.nextBytes(secret);
    write(file, Base64.getEncoder().encodeToString(secret) + "\n");
    return new Found(secret, true);
  }

  private interface Work {
    Found run() throws IOException;
  }

  /// Two who start at once must not each make a secret and lose the other's. The lock of the file
  /// keeps other processes out, and ends with ours; that of the class our own threads.
  private static synchronized Found alone(Path lock, Work work) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OURS_ONLY);
        FileLock held = channel.lock()) {
      if (!held.isValid()) {
        throw new IOException("could not lock " + lock);
      }
      return work.run();
    }
  }

  private static byte[] read(Path file, int bytes) throws IOException {
    byte[] secret = decoded(file);
    if (secret.length < bytes) {
      throw new IllegalStateException(file + " is too short to be a secret");
    }
    return secret;
  }

  private static byte[] decoded(Path file) throws IOException {
    try {
      return Base64.getDecoder()
          .decode(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(file + " does not hold a secret", e);
    }
  }

  /// All or nothing, and on disk when it returns: data sealed with a lost key is lost.
  private static void write(Path file, String text) throws IOException {
    Path young = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(young);
    try (FileChannel channel =
        FileChannel.open(
            young, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OURS_ONLY)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        var _ = channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(young, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel directory =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }
}
