package org.khoso.survey.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

/** What an expression of a survey works with. What is not known is {@link Truth#UNKNOWN}, whatever it would have been. */
sealed interface Value {
    /** A number. @param number number */
    record Num(BigDecimal number) implements Value {
    }

    /** A day. @param day day */
    record Day(LocalDate day) implements Value {
    }

    /** Codes that were chosen. @param codes codes, at least one */
    record Codes(Set<String> codes) implements Value {
        public Codes {
            codes = Set.copyOf(codes);
        }
    }

    /** Words. @param words words */
    record Text(String words) implements Value {
    }

    /** Three truths: what rests on a missing value is neither true nor false. */
    enum Truth implements Value {
        TRUE, FALSE, UNKNOWN;

        static Truth of(boolean b) {
            return b ? TRUE : FALSE;
        }

        Truth not() {
            return switch (this) {
                case TRUE -> FALSE;
                case FALSE -> TRUE;
                case UNKNOWN -> UNKNOWN;
            };
        }

        /** False wins, then unknown. */
        Truth and(Truth other) {
            return this == FALSE || other == FALSE ? FALSE : this == UNKNOWN || other == UNKNOWN ? UNKNOWN : TRUE;
        }

        /** True wins, then unknown. */
        Truth or(Truth other) {
            return not().and(other.not()).not();
        }
    }
}
