package dev.penv.command;

/**
 * A line of a comment.
 *
 * @param number counted from 1
 * @param text as it was typed, without blanks around it
 */
public record Line(int number, String text) {}
