package org.khoso.core;

import org.khoso.api.PartialDate;
import org.khoso.api.intake.Mapping;

/**
 * What a person decides before a delivery comes in.
 *
 * @param mapping     columns to fields; null takes the proposal
 * @param fondsCode   fonds to put the dossiers in; null takes the part of the dossier code before the year
 * @param fondsName   name of the fonds if it is new; null takes its code
 * @param level       level of the fonds' creator if it is new: province, district, commune; null leaves it open
 * @param digitisedOn when it was digitised: the anchor of the rules on digitised files; null if nobody knows
 */
public record IntakeSettings(Mapping mapping, String fondsCode, String fondsName, String level, PartialDate digitisedOn) {
    /** Nothing decided. */
    public static final IntakeSettings DEFAULT = new IntakeSettings(null, null, null, null, null);
}
