package live.dvmdash.relay.testing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The server's end of a WebSocket: reads and writes frames (RFC 6455). */
final class Frames {

  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  private static final int CONTINUATION = 0;
  private static final int FIN = 0x80;
  private static final int MASKED = 0x80;

  private final DataInputStream in;
  private final OutputStream out;
  private final int largestFrame;
  private final Lock writing = new ReentrantLock();

  /**
   * @param largestFrame how many bytes a frame holds at most; longer messages are sent in pieces
   *     with a ping after each
   */
  Frames(InputStream in, OutputStream out, int largestFrame) {
    this.in = new DataInputStream(new BufferedInputStream(in, 1 << 14));
    this.out = new BufferedOutputStream(out, 1 << 16);
    this.largestFrame = largestFrame;
  }

  /** A whole message, or a control frame. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Received(int opcode, byte[] payload) {}

  /**
   * Waits for the next message or control frame; those between the parts of a message come first.
   */
  Received read() throws IOException {
    int first = in.readUnsignedByte();
    Received frame = new Received(first & 0xF, payload());
    if (frame.opcode() >= CLOSE) {
      return frame;
    }
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write(frame.payload());
    boolean last = (first & FIN) != 0;
    while (!last) {
      int next = in.readUnsignedByte();
      byte[] payload = payload();
      if ((next & 0xF) == PING) {
        control(PONG, payload);
      } else if ((next & 0xF) == CONTINUATION) {
        message.write(payload);
        last = (next & FIN) != 0;
      } else {
        throw new EOFException("frame " + (next & 0xF) + " within a message");
      }
    }
    return new Received(frame.opcode(), message.toByteArray());
  }

  private byte[] payload() throws IOException {
    int head = in.readUnsignedByte();
    long length = head & 0x7F;
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    if ((head & MASKED) == 0) {
      throw new EOFException("a client's frame must be masked");
    }
    byte[] mask = in.readNBytes(4);
    byte[] payload = new byte[Math.toIntExact(length)];
    in.readFully(payload);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i & 3];
    }
    return payload;
  }

  /** Writes a message, in one frame or in pieces; it may stay in the buffer. */
  void write(int opcode, byte[] payload) throws IOException {
    writing.lock();
    try {
      int from = 0;
      while (payload.length - from > largestFrame) {
        frame(from == 0 ? opcode : CONTINUATION, payload, from, from + largestFrame);
        frame(FIN | PING, new byte[] {'?'}, 0, 1);
        from += largestFrame;
      }
      frame(FIN | (from == 0 ? opcode : CONTINUATION), payload, from, payload.length);
    } finally {
      writing.unlock();
    }
  }

  /** Writes a control frame and all that is in the buffer. */
  void control(int opcode, byte[] payload) throws IOException {
    writing.lock();
    try {
      frame(FIN | opcode, payload, 0, payload.length);
      out.flush();
    } finally {
      writing.unlock();
    }
  }

  void flush() throws IOException {
    writing.lock();
    try {
      out.flush();
    } finally {
      writing.unlock();
    }
  }

  private void frame(int first, byte[] payload, int from, int to) throws IOException {
    int length = to - from;
    out.write(first);
    if (length < 126) {
      out.write(length);
    } else if (length < 1 << 16) {
      out.write(126);
      out.write(length >> 8);
      out.write(length);
    } else {
      out.write(127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        out.write((int) ((long) length >> shift));
      }
    }
    out.write(payload, from, length);
  }

  /** The payload of a CLOSE frame. */
  static byte[] code(int code) {
    return new byte[] {(byte) (code >> 8), (byte) code};
  }

  /** A line of the handshake, without its end; bytes are taken for Latin-1. */
  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  /** Writes something that is no frame. */
  void raw(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }
}
