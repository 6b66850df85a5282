package io.tenantry.platform.files;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Asks a clamd, if one is configured, with its INSTREAM command. Blocks. */
@ApplicationScoped
class VirusScan {
  private static final Logger LOG = Logger.getLogger(VirusScan.class);
  private static final int CONNECT_MILLIS = 2_000;
  private static final int ANSWER_MILLIS = 30_000;
  private static final int CHUNK = 64 * 1024;
  private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");

  private final Optional<InetSocketAddress> clamd;

  VirusScan(FileSettings settings) {
    this.clamd = settings.clamd().map(address -> URI.create("tcp://" + address)).map(VirusScan::of);
  }

  private static InetSocketAddress of(URI address) {
    return InetSocketAddress.createUnresolved(address.getHost(), address.getPort());
  }

  /** Result of a scan. */
  sealed interface Finding {
    /** Nothing, or there is no scanner. */
    record Clean() implements Finding {}

    /** A virus of this name. */
    record Infected(String virus) implements Finding {}

    /** It does not answer, or not with a finding. */
    record Away() implements Finding {}
  }

  Finding look(Path content) {
    return clamd.<Finding>map(address -> ask(address, content)).orElseGet(Finding.Clean::new);
  }

  private static Finding ask(InetSocketAddress address, Path content) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(address.getHostString(), address.getPort()), CONNECT_MILLIS);
      socket.setSoTimeout(ANSWER_MILLIS);
      send(new DataOutputStream(socket.getOutputStream()), content);
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      return finding(answer.replace("\0", ""));
    } catch (IOException e) {
      LOG.warnf("The virus scanner is away: %s", e);
      return new Finding.Away();
    }
  }

  /** Chunks, each with its length before it; one of no length ends it. */
  private static void send(DataOutputStream out, Path content) throws IOException {
    out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = Files.newInputStream(content)) {
      for (int length = in.read(chunk); length > 0; length = in.read(chunk)) {
        out.writeInt(length);
        out.write(chunk, 0, length);
      }
    }
    out.writeInt(0);
    out.flush();
  }

  private static Finding finding(String answer) {
    Matcher found = FOUND.matcher(answer);
    if (found.matches()) {
      return new Finding.Infected(found.group(1));
    }
    if (answer.equals("stream: OK")) {
      return new Finding.Clean();
    }
    LOG.warnf("The virus scanner did not scan: %s", answer);
    return new Finding.Away();
  }
}
