package dev.penv.web;

import dev.penv.lifecycle.Presses;
import dev.penv.login.ApiTokens;
import dev.penv.login.LoginFlow;
import dev.penv.login.OperatorSessions;
import dev.penv.login.Readers;
import dev.penv.login.Sessions;
import dev.penv.secret.FormMarks;

/**
 * How people come in, and what they may do then.
 *
 * @param forms marks the forms that they send
 * @param buttons what they press
 */
public record People(
    LoginFlow flow,
    Sessions sessions,
    OperatorSessions operator,
    ApiTokens tokens,
    Readers readers,
    FormMarks forms,
    Presses buttons) {}
