package org.khoso.core.bundle;

/**
 * Bundles that are numbered together. Numbers rise within it and are never used again.
 *
 * @param survey     identity of the survey
 * @param sender     code of the unit in whose name is signed
 * @param respondent code of the unit whose answers it is about
 * @param purpose    what for
 */
public record Series(String survey, String sender, String respondent, Purpose purpose) {
}
