package org.khoso.ui;

/** Topics of the event broker. */
public final class Topics {
    /** Another archive is open, or none: data is the {@link org.khoso.core.Session} or null. */
    public static final String SESSION = "khoso/ui/session";
    /** Holdings were changed by anyone: data is a {@link org.khoso.api.store.HoldingsStore.Committed}. Sent on the UI thread, thinned out. */
    public static final String CHANGED = "khoso/ui/changed";
    /** An object is to be shown: data is a {@link Navigator.Target}. */
    public static final String REVEAL = "khoso/ui/reveal";
    /** Findings were written anew. */
    public static final String FINDINGS = "khoso/ui/findings";
    /** Background work started, went on or ended: data is the {@link UiJobs.Work}. */
    public static final String WORK = "khoso/ui/work";
    /** Something to tell the user in the status line: data is a String. */
    public static final String SAY = "khoso/ui/say";
    /** The archive that is to be opened is held by another process: data is the {@link org.khoso.api.store.HeldException}. */
    public static final String WAITS = "khoso/ui/waits";
    /** A verb that somebody typed was run in this window's archive: data is its line. Packages, runs, anything may be others. */
    public static final String OTHERS = "khoso/ui/others";
    /** The search index has caught up with what others did. */
    public static final String INDEXED = "khoso/ui/indexed";
    /** Light or dark was chosen: data is whether it is dark. Parts that paint themselves take their colours from {@link Look} again. */
    public static final String THEME = "khoso/ui/theme";
    /** The menu is to be opened. */
    public static final String MENU = "khoso/ui/menu";

    private Topics() {
    }
}
