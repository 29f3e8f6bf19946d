package org.khoso.survey.exchange.internal;

/** What stands in an input cell, as the file has it. */
sealed interface Raw {
    /** Nothing. */
    Raw BLANK = new Text("");

    /** @return text as a person sees it, more or less */
    String shown();

    /** @return whether there is nothing in it */
    default boolean blank() {
        return shown().isBlank();
    }

    /** Text. @param text text */
    record Text(String text) implements Raw {
        @Override
        public String shown() {
            return text;
        }
    }

    /** A value as answers keep it, from a program of Khoso's own that has understood what was typed. @param value value */
    record Canonical(String value) implements Raw {
        @Override
        public String shown() {
            return value;
        }
    }

    /** A number. @param stored as stored @param percent whether it is shown times 100 @param day whether it is shown as a day @param from1904 how days are counted */
    record Numeric(String stored, boolean percent, boolean day, boolean from1904) implements Raw {
        @Override
        public String shown() {
            return stored;
        }
    }

    /** True or false. @param yes which */
    record Flag(boolean yes) implements Raw {
        @Override
        public String shown() {
            return yes ? "TRUE" : "FALSE";
        }
    }

    /** What is refused wherever it stands. @param why last part of the message's key: formula, error @param shown what is seen of it */
    record Bad(String why, String shown) implements Raw {
        @Override
        public boolean blank() {
            return false;
        }
    }
}
