package org.khoso.api;

import java.util.Locale;

/** The kinds of object in an archive; each is a class of {@code holdings.ecore} with the same name. */
public enum Kind {
    /** The institution that keeps (one per archive directory). */
    ARCHIVE("Archive"),
    /** A body that created, keeps or kept records. */
    AGENCY("Agency"),
    /** Fonds, work or collection. */
    FONDS("Fonds"),
    /** Catalogue (muc luc) of a fonds. */
    CATALOGUE("Catalogue"),
    /** File in the sense of a dossier (ho so). */
    DOSSIER("Dossier"),
    /** A single record: text, photo or film, audio or video. */
    RECORD("Record"),
    /** A digital file of a record or dossier. */
    FILE("DigitalFile"),
    /** Something that happened (PREMIS event). */
    EVENT("Event"),
    /** A person, organisation or software that acted (PREMIS agent). */
    AGENT("Agent"),
    /** Where the paper is, and how much of it. */
    LOCATION("Location"),
    /** A digitisation campaign (dot so hoa). */
    CAMPAIGN("Campaign"),
    /** A line of a campaign's plan. */
    PLAN_LINE("PlanLine"),
    /** What one body answers to a survey. */
    SURVEY_RESPONSE("SurveyResponse"),
    /** One answer of a response. */
    SURVEY_ANSWER("SurveyAnswer"),
    /** Who may sign survey bundles for a unit. */
    SURVEY_SIGNER("SurveySigner"),
    /** A survey bundle that was made or taken in. */
    SURVEY_BUNDLE("SurveyBundle"),
    /** A hand-over of dossiers to or from another archive. */
    TRANSFER("Transfer"),
    /** A dossier of a hand-over, with its package. */
    TRANSFER_ITEM("TransferItem");

    private final String className;

    Kind(String className) {
        this.className = className;
    }

    /** @return name of the class in holdings.ecore */
    public String className() {
        return className;
    }

    /** @return lower-case name, used in JSON and as table name */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
