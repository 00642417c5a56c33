package dev.penv.web;

import dev.penv.archive.Artifacts;
import dev.penv.archive.Logs;
import dev.penv.report.EnvironmentViews;
import dev.penv.run.RunMeasures;
import dev.penv.run.RunRecords;

/** Everything that pages show. */
public record Reads(
    RunRecords runs,
    RunMeasures measures,
    Logs logs,
    Artifacts artifacts,
    EnvironmentViews environments,
    Examination examination) {}
