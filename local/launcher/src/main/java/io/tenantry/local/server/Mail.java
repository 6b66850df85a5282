package io.tenantry.local.server;

import io.tenantry.local.process.Command;
import io.tenantry.local.process.Component;
import io.tenantry.local.process.Probe;
import java.util.List;
import java.util.Map;

/** GreenMail: takes every mail, delivers none, lets them be read over HTTP and IMAP. */
final class Mail {
  static final String URL = Stack.local(Ports.MAIL_API);
  private final Stack stack;

  Mail(Stack stack) {
    this.stack = stack;
  }

  Component component() {
    return Component.named("mail", this::command, Probe.http(URL + "/api/service/readiness"))
        .on(Ports.SMTP, Ports.IMAP, Ports.MAIL_API);
  }

  private Command command() {
    var line =
        Jvm.sized(stack.profile(), 16, 96)
            .with("-Dgreenmail.smtp.hostname=127.0.0.1", "-Dgreenmail.smtp.port=" + Ports.SMTP)
            .with("-Dgreenmail.imap.hostname=127.0.0.1", "-Dgreenmail.imap.port=" + Ports.IMAP)
            .with("-Dgreenmail.api.hostname=127.0.0.1", "-Dgreenmail.api.port=" + Ports.MAIL_API)
            .with("-Dgreenmail.auth.disabled")
            .jar(stack.servers().home("greenmail").resolve("greenmail.jar"));
    return new Command(line, Map.of(), stack.checkout().run(), List.of());
  }
}
