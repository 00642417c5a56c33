package dev.penv.workspace.docker;

import com.github.dockerjava.api.model.Frame;

/** What a program prints, both ways, as it comes. */
final class Output implements Listening.Telling<Frame> {
  @Override
  public byte[] text(Frame frame) {
    return frame.getPayload() == null ? new byte[0] : frame.getPayload();
  }
}
