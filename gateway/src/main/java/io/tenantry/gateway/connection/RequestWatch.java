package io.tenantry.gateway.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import io.tenantry.gateway.refusal.Refusal;
import io.tenantry.gateway.refusal.Refusals;
import java.nio.channels.ClosedChannelException;

/**
 * Tells {@link ConnectionWatch} of requests and answers as they pass, and answers what is no HTTP
 * with a problem.
 */
final class RequestWatch extends ChannelDuplexHandler {
  private static final int FIRST_FINAL = 200;
  private static final int SWITCHING = 101;
  private static final int BAD_REQUEST = 400;
  private final ConnectionWatch connection;

  RequestWatch(ConnectionWatch connection) {
    this.connection = connection;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message == LastHttpContent.EMPTY_LAST_CONTENT) {
      // most requests end so
      connection.requestEnded();
      context.fireChannelRead(message);
    } else if (connection.isFinished()) {
      ReferenceCountUtil.release(message);
    } else if (message instanceof HttpObject part && part.decoderResult().isFailure()) {
      failed(context, part);
    } else {
      if (message instanceof HttpRequest) {
        connection.headCame();
      } else if (message instanceof LastHttpContent) {
        connection.requestEnded();
      }
      context.fireChannelRead(message);
    }
  }

  /** Answers before this one come first: then the server itself refuses, in its turn. */
  private void failed(ChannelHandlerContext context, HttpObject part) {
    if (connection.mayAnswer()) {
      ReferenceCountUtil.release(part);
      connection.finish(refusal(part.decoderResult()));
    } else {
      context.fireChannelRead(part);
    }
  }

  private static Refusal refusal(DecoderResult result) {
    return switch (result.cause()) {
      case TooLongHttpLineException e -> Refusals.addressTooLong();
      case TooLongHttpHeaderException e -> Refusals.headersTooLarge();
      default -> Refusals.unreadable("This is not an HTTP request.");
    };
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (connection.isFinished()) {
      ReferenceCountUtil.release(message);
      promise.tryFailure(new ClosedChannelException());
      return;
    }
    int status = message instanceof HttpResponse answer ? answer.status().code() : 0;
    if (status == BAD_REQUEST && isEmpty(message)) {
      ReferenceCountUtil.release(message);
      promise.trySuccess();
      connection.finish(Refusals.unreadable("Send a valid address, percent-encoded."));
      return;
    }
    var unused = context.write(message, promise);
    if (status == SWITCHING) {
      connection.becameTunnel();
      context.pipeline().remove(this);
      return;
    }
    if (status >= FIRST_FINAL) {
      connection.answerBegan();
    }
    if (message instanceof LastHttpContent && (status == 0 || status >= FIRST_FINAL)) {
      connection.answerEnded();
    }
  }

  /** The server refuses addresses it cannot read without a word, before any of our code. */
  private static boolean isEmpty(Object message) {
    return message instanceof FullHttpResponse answer
        && !answer.content().isReadable()
        && !answer.headers().contains(HttpHeaderNames.CONTENT_TYPE);
  }
}
