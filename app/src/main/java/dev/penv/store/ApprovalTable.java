package dev.penv.store;

import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.journal.Codec;
import dev.penv.policy.Approvals;
import java.time.Instant;
import java.util.Optional;

/** What maintainers let run. The document is the truth; the columns are what it is found by. */
final class ApprovalTable implements Approvals {
  private final Database database;

  ApprovalTable(Database database) {
    this.database = database;
  }

  @Override
  public void approve(Approval approval) {
    database.write(handle ->
        handle
            .createUpdate(
                """
                insert into approval
                  (id, repository, number, commit_id, approval, approved_at, used_by, is_void)
                values (:id, :repository, :number, :commit, :approval, :at, '', false)
                on conflict do nothing
                """)
            .bind("id", approval.id())
            .bind("repository", approval.repo().id())
            .bind("number", approval.number())
            .bind("commit", approval.commit().sha())
            .bind("approval", Codec.write(approval, Approval.class))
            .bind("at", approval.at().toEpochMilli())
            .execute());
  }

  @Override
  public Optional<Approval> open(Repo repo, int number, CommitId commit, String ask) {
    return database
        .read(handle ->
            handle
                .createQuery(
                    """
                    select approval from approval where repository = :repository
                    and number = :number and commit_id = :commit
                    and is_void = false and used_by in ('', :ask)
                    order by used_by desc, approved_at, id limit 1
                    """)
                .bind("repository", repo.id())
                .bind("number", number)
                .bind("commit", commit.sha())
                .bind("ask", ask)
                .mapTo(String.class)
                .findOne())
        .map(json -> Codec.read(json, Approval.class));
  }

  @Override
  public boolean use(String approval, String ask) {
    return database.write(handle ->
        handle
            .createUpdate(
                """
                update approval set used_by = :ask
                where id = :id and is_void = false and used_by in ('', :ask)
                """)
            .bind("id", approval)
            .bind("ask", ask)
            .execute())
        == 1;
  }

  @Override
  public boolean stands(String approval) {
    return database.read(handle ->
        handle
            .createQuery("select count(*) from approval where id = :id and is_void = false")
            .bind("id", approval)
            .mapTo(Integer.class)
            .one())
        == 1;
  }

  @Override
  public void moved(Repo repo, int number, CommitId head, Instant at) {
    database.write(handle ->
        handle
            .createUpdate(
                """
                update approval set is_void = true
                where repository = :repository and number = :number and is_void = false
                and (approved_at < :at or (approved_at = :at and commit_id <> :head))
                """)
            .bind("repository", repo.id())
            .bind("number", number)
            .bind("head", head.sha())
            .bind("at", at.toEpochMilli())
            .execute());
  }
}
