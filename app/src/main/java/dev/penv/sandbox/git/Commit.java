package dev.penv.sandbox.git;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/** A commit as git has it. */
public record Commit(
    String sha,
    String tree,
    List<String> parents,
    String message,
    Signature author,
    Signature committer) {

  static Commit of(RevCommit commit) {
    return new Commit(
        commit.name(),
        commit.getTree().name(),
        Arrays.stream(commit.getParents()).map(RevCommit::name).toList(),
        commit.getFullMessage(),
        Signature.of(commit.getAuthorIdent()),
        Signature.of(commit.getCommitterIdent()));
  }

  /** Who and when. */
  public record Signature(String name, String email, Instant at) {
    static Signature of(PersonIdent person) {
      return new Signature(person.getName(), person.getEmailAddress(), person.getWhenAsInstant());
    }

    PersonIdent person() {
      return new PersonIdent(name, email, at, ZoneOffset.UTC);
    }
  }
}
