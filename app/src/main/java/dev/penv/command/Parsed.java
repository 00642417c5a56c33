package dev.penv.command;

import dev.penv.complaint.Complaint;

/** What came of one line that asked for something. */
public sealed interface Parsed {
  Line line();

  record Understood(Line line, Command command) implements Parsed {}

  record Refused(Line line, Complaint complaint) implements Parsed {}
}
