package io.tenantry.local.server;

import io.tenantry.local.checkout.PrivateFile;
import io.tenantry.local.checkout.PrivateFolder;
import io.tenantry.local.checkout.Template;
import io.tenantry.local.process.Command;
import io.tenantry.local.process.Component;
import io.tenantry.local.process.Probe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** S3Proxy over a folder; a bucket is a folder in it. */
final class S3 {
  static final String URL = Stack.local(Ports.S3);
  static final String BUCKET = "tenantry";
  static final String ACCESS_KEY = "s3.access";
  static final String SECRET_KEY = "s3.secret";
  private final Stack stack;
  private final Path config;

  S3(Stack stack) {
    this.stack = stack;
    this.config = stack.checkout().secrets().resolve("s3proxy.properties");
  }

  Component component() {
    return Component.named("s3", this::command, Probe.http(URL + "/healthz"))
        .on(Ports.S3)
        .after(this::configure);
  }

  private void configure() throws IOException {
    var data = stack.checkout().data("s3");
    PrivateFolder.make(data);
    // S3Proxy lists a bucket to everybody whose folder others may read
    PrivateFolder.make(data.resolve(BUCKET));
    var filled =
        new Template(stack.checkout().server("s3proxy").resolve("s3proxy.properties"))
            .with(
                Map.of(
                    "ENDPOINT", "http://127.0.0.1:" + Ports.S3,
                    "ACCESS_KEY", stack.secrets().password(ACCESS_KEY),
                    "SECRET_KEY", stack.secrets().password(SECRET_KEY),
                    "DATA", data.toString()));
    PrivateFile.write(config, filled);
  }

  private Command command() {
    var line =
        Jvm.sized(stack.profile(), 16, 96)
            .with("-DLOG_LEVEL=info")
            .jar(
                stack.servers().home("s3proxy").resolve("s3proxy.jar"),
                "--properties",
                config.toString());
    return new Command(line, Map.of(), stack.checkout().run(), List.of(config));
  }
}
