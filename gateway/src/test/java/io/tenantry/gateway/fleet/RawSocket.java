package io.tenantry.gateway.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that sends what no HTTP library would. */
public final class RawSocket implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
  private final Socket socket;

  public RawSocket(URI gateway) {
    try {
      socket = new Socket(gateway.getHost(), gateway.getPort());
      socket.setTcpNoDelay(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public RawSocket send(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything the gateway sends until it hangs up. */
  public String untilClosed() {
    StringBuilder all = new StringBuilder();
    try {
      socket.setSoTimeout(PATIENCE_MILLIS);
      InputStream in = socket.getInputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        all.append((char) next);
      }
    } catch (SocketTimeoutException e) {
      throw new IllegalStateException("Not closed; so far: " + all, e);
    } catch (IOException e) {
      // reset: nothing more comes
    }
    return all.toString();
  }

  /** One answer, head and body; as far as it came when the gateway hangs up. */
  public String answer() {
    StringBuilder all = new StringBuilder();
    try {
      socket.setSoTimeout(PATIENCE_MILLIS);
      InputStream in = socket.getInputStream();
      while (!isWhole(all)) {
        int next = in.read();
        if (next < 0) {
          break;
        }
        all.append((char) next);
      }
    } catch (IOException e) {
      throw new IllegalStateException("So far: " + all, e);
    }
    return all.toString();
  }

  private static boolean isWhole(CharSequence text) {
    int end = text.toString().indexOf("\r\n\r\n");
    if (end < 0) {
      return false;
    }
    Matcher length = LENGTH.matcher(text.subSequence(0, end));
    return text.length() >= end + 4 + (length.find() ? Integer.parseInt(length.group(1)) : 0);
  }

  /**
   * Sends one piece after the other, each a moment after the one before, until the gateway answers
   * or hangs up.
   */
  public String trickle(String piece, int pauseMillis) {
    StringBuilder all = new StringBuilder();
    try {
      socket.setSoTimeout(pauseMillis);
      while (true) {
        socket.getOutputStream().write(piece.getBytes(StandardCharsets.ISO_8859_1));
        try {
          int next = socket.getInputStream().read();
          return next < 0 ? all.toString() : all.append((char) next) + untilClosed();
        } catch (SocketTimeoutException e) {
          // no answer yet: go on
        }
      }
    } catch (IOException e) {
      return all.toString();
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
