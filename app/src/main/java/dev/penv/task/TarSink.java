package dev.penv.task;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Takes a tar stream apart as it comes: regular files alone, in the form that GNU tar writes. Names
 * and sizes are the machine's word; judging them is the receiver's part. The end of the stream may
 * come at any point.
 */
final class TarSink extends OutputStream {
  private static final int BLOCK = 512;
  private static final int LONGEST_NAME = 8192;

  /** Decides about each file. */
  interface Receiver {
    /**
     * A file begins.
     *
     * @param path each byte as one character
     * @param bytes how many will be written to the stream that is returned, which is closed only
     *     when all of them have come
     */
    OutputStream open(String path, long bytes) throws IOException;
  }

  private final Receiver receiver;
  private final byte[] header = new byte[BLOCK];
  private int headed;
  private OutputStream body = nullOutputStream();
  private long left;
  private long padding;
  private String longName = "";

  TarSink(Receiver receiver) {
    this.receiver = receiver;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    int end = offset + count;
    for (int at = offset; at < end; ) at += take(bytes, at, end - at);
  }

  private int take(byte[] bytes, int at, int available) throws IOException {
    if (left > 0) {
      int taken = (int) Math.min(left, available);
      body.write(bytes, at, taken);
      left -= taken;
      if (left == 0) body.close();
      return taken;
    }
    if (padding > 0) {
      int taken = (int) Math.min(padding, available);
      padding -= taken;
      return taken;
    }
    int taken = Math.min(BLOCK - headed, available);
    System.arraycopy(bytes, at, header, headed, taken);
    headed += taken;
    if (headed == BLOCK) begin();
    return taken;
  }

  private void begin() throws IOException {
    headed = 0;
    if (header[0] == 0 && header[BLOCK - 1] == 0 && header[156] == 0) return; // the end's zeros
    left = size();
    padding = (BLOCK - left % BLOCK) % BLOCK;
    body = open();
    if (left == 0) body.close();
  }

  private OutputStream open() throws IOException {
    var name = longName.isEmpty() ? text(0, 100) : longName;
    longName = "";
    return switch (header[156]) {
      case '0', 0 -> receiver.open(name.startsWith("./") ? name.substring(2) : name, left);
      case 'L' -> new LongName();
      default -> nullOutputStream();
    };
  }

  /** Octal digits; or, for more than 8 GiB, a number in base 256. */
  private long size() throws IOException {
    if ((header[124] & 0x80) == 0) return octal(text(124, 12).strip());
    long size = 0;
    for (int at = 125; at < 136; at++) {
      if (size >>> 48 != 0) throw new IOException("a size beyond measure in a tar stream");
      size = (size << 8) | (header[at] & 0xff);
    }
    return size;
  }

  private static long octal(String digits) throws IOException {
    try {
      long size = digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
      if (size >= 0) return size;
    } catch (NumberFormatException foreign) {
      // told below
    }
    throw new IOException("this is no tar stream");
  }

  private String text(int from, int most) {
    int end = from;
    while (end < from + most && header[end] != 0) end++;
    return new String(Arrays.copyOfRange(header, from, end), ISO_8859_1);
  }

  /** The name of the next file, when it is longer than a header can hold. */
  private final class LongName extends OutputStream {
    private final StringBuilder name = new StringBuilder();

    @Override
    public void write(int one) throws IOException {
      if (name.length() == LONGEST_NAME)
        throw new IOException("a name without end in a tar stream");
      if (one != 0) name.append((char) (one & 0xff));
    }

    @Override
    public void close() {
      longName = name.toString();
    }
  }
}
