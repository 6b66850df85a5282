package io.tenantry.gateway.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import io.tenantry.gateway.refusal.Refusal;
import io.tenantry.gateway.refusal.Refusals;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Watches one connection: counts it for its address, and ends it when a head, a body, an answer or
 * a silence takes longer than it may. It stands before the decoder and sees bytes; {@link
 * RequestWatch} stands behind it and tells of requests. Everything happens on the connection's
 * event loop.
 */
final class ConnectionWatch extends ChannelInboundHandlerAdapter {
  private static final Logger LOG = Logger.getLogger(ConnectionWatch.class);
  private static final String NAME_OF_SERVER = "handler";
  private static final long LINGER_MILLIS = 1_000;
  private static final long LONGEST_LOOK_MILLIS = 1_000;
  private final ConnectionSettings settings;
  private final ConnectionCount count;
  private Phase phase = Phase.NEW;
  private long since = System.nanoTime();
  private int unanswered;
  private boolean answering;
  private boolean refused;
  private boolean finished;
  private ChannelHandlerContext context;
  private Future<?> look;

  ConnectionWatch(ConnectionSettings settings, ConnectionCount count) {
    this.settings = settings;
    this.count = count;
  }

  private enum Phase {
    NEW,
    IDLE,
    HEAD,
    BODY,
    ANSWER
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
    if (!(added.channel().remoteAddress() instanceof InetSocketAddress peer)) {
      return;
    }
    ConnectionCount.Entry entry = count.enter(peer.getAddress());
    added.channel().closeFuture().addListener(closed -> entry.leave());
    refused = entry.isTooMany();
    if (entry.isFarTooMany()) {
      var unused = added.close();
      return;
    }
    long everyMillis = Math.clamp(shortest().toMillis() / 4, 1, LONGEST_LOOK_MILLIS);
    look =
        added
            .executor()
            .scheduleAtFixedRate(this::look, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    added.channel().closeFuture().addListener(closed -> look.cancel(false));
  }

  private Duration shortest() {
    return settings.headTime().compareTo(settings.bodyTime()) < 0
        ? settings.headTime()
        : settings.bodyTime();
  }

  @Override
  public void channelActive(ChannelHandlerContext active) {
    if (active.pipeline().context(NAME_OF_SERVER) == null) {
      LOG.error("The server's pipeline is not as expected: requests are not watched");
    } else {
      active.pipeline().addBefore(NAME_OF_SERVER, "request-watch", new RequestWatch(this));
    }
    active.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext read, Object bytes) {
    if (finished) {
      ReferenceCountUtil.release(bytes);
    } else if (refused) {
      ReferenceCountUtil.release(bytes);
      finish(Refusals.tooManyConnections());
    } else {
      if (phase == Phase.NEW || phase == Phase.IDLE) {
        enter(Phase.HEAD);
      }
      read.fireChannelRead(bytes);
    }
  }

  private void enter(Phase next) {
    phase = next;
    since = System.nanoTime();
  }

  boolean isFinished() {
    return finished;
  }

  /** A request's head is there; its body follows. */
  void headCame() {
    phase = Phase.BODY;
    unanswered++;
    if (unanswered > settings.pipelined()) {
      close();
    }
  }

  void requestEnded() {
    enter(unanswered == 0 ? Phase.IDLE : Phase.ANSWER);
  }

  void answerBegan() {
    answering = true;
  }

  void answerEnded() {
    answering = false;
    unanswered--;
    if (phase == Phase.ANSWER) {
      enter(unanswered == 0 ? Phase.IDLE : Phase.ANSWER);
    }
  }

  /** From here on the connection is a WebSocket's, and nobody's request. */
  void becameTunnel() {
    look.cancel(false);
    context.pipeline().remove(this);
  }

  /**
   * Returns whether what is being received is the next thing to be answered, and is not answered
   * yet.
   */
  boolean mayAnswer() {
    int others = phase == Phase.BODY ? unanswered - 1 : unanswered;
    return others == 0 && !answering && !(phase == Phase.BODY && unanswered == 0);
  }

  private void look() {
    long spent = System.nanoTime() - since;
    if (!finished && spent > allowed().toNanos()) {
      if ((phase == Phase.HEAD || phase == Phase.BODY) && mayAnswer()) {
        finish(Refusals.tooSlow());
      } else {
        close();
      }
    }
  }

  private Duration allowed() {
    return switch (phase) {
      case NEW, HEAD -> settings.headTime();
      case BODY -> settings.bodyTime();
      case ANSWER -> settings.answerTime();
      case IDLE -> settings.idleTime();
    };
  }

  /** Answers with a refusal and hangs up, once the client has had the time to read it. */
  void finish(Refusal refusal) {
    finished = true;
    context
        .writeAndFlush(RawAnswer.of(refusal))
        .addListener(
            written -> {
              if (written.isSuccess() && context.channel() instanceof DuplexChannel duplex) {
                linger(duplex);
              } else {
                hangUp();
              }
            });
  }

  /** Delays the close: unread input would make the client's system discard the answer. */
  private void linger(DuplexChannel channel) {
    var unusedEnd = channel.shutdownOutput();
    channel.config().setAutoRead(true);
    var unused = context.executor().schedule(this::hangUp, LINGER_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void close() {
    finished = true;
    hangUp();
  }

  private void hangUp() {
    var unused = context.channel().close();
  }
}
