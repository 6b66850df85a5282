package io.tenantry.e2e.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client of the gateway that sends what no HTTP library would. */
public final class RawSocket implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;
  private static final int PAUSE_MILLIS = 500;
  private final Socket socket;

  /** Connects to the gateway of a fleet. */
  public RawSocket(Fleet fleet) {
    URI gateway = URI.create(fleet.url("gateway"));
    try {
      socket = new Socket(gateway.getHost(), gateway.getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a text as it is, a byte for a character. */
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
      throw new NotAsExpected("Not closed; so far: " + all);
    } catch (IOException e) {
      // reset: nothing more comes
    }
    return all.toString();
  }

  /** Sends a piece again and again, with pauses, until the gateway answers or hangs up. */
  public String trickle(String piece) {
    try {
      socket.setSoTimeout(PAUSE_MILLIS);
      while (true) {
        socket.getOutputStream().write(piece.getBytes(StandardCharsets.ISO_8859_1));
        try {
          int next = socket.getInputStream().read();
          return next < 0 ? "" : (char) next + untilClosed();
        } catch (SocketTimeoutException e) {
          // no answer yet: go on
        }
      }
    } catch (IOException e) {
      return "";
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
