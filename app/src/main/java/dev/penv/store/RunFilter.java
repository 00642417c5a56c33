package dev.penv.store;

import dev.penv.run.RunQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/** A query's filters as SQL: only those that are set, so that an index serves them. */
record RunFilter(RunQuery query) {
  String where() {
    var conditions = new ArrayList<String>();
    if (query.repository() != 0) conditions.add("repository = :repository");
    if (!query.fullName().isEmpty()) conditions.add("full_name = :full_name");
    if (query.number() != 0) conditions.add("number = :number");
    if (!query.task().isEmpty()) conditions.add("task = :task");
    if (!query.asker().isEmpty()) conditions.add("asker = :asker");
    switch (query.reach()) {
      case RunQuery.Reach.Everything() -> {}
      case RunQuery.Reach.Only(var ids) ->
          conditions.add(ids.isEmpty() ? "1 = 0" : "repository in (<reach>)");
    }
    if (!query.standings().isEmpty()) conditions.add("standing in (<standings>)");
    return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
  }

  Query bound(Query statement) {
    statement.configure(SqlStatements.class, any -> any.setUnusedBindingAllowed(true));
    statement
        .bind("repository", query.repository())
        .bind("full_name", query.fullName().toLowerCase(Locale.ROOT))
        .bind("number", query.number())
        .bind("task", query.task())
        .bind("asker", query.asker().toLowerCase(Locale.ROOT))
        .bind("most", query.most())
        .bind("skip", query.skip());
    if (query.reach() instanceof RunQuery.Reach.Only(var ids) && !ids.isEmpty()) {
      statement.bindList("reach", List.copyOf(ids));
    }
    if (query.standings().isEmpty()) return statement;
    return statement.bindList("standings", query.standings().stream().map(Enum::name).toList());
  }
}
