package samples;

/** How a letter looks: typewriter, word processor before 2011, today's form. */
enum Look {
    TYPED(99, 43, 57, 57), OLD(99, 43, 62, 57), NEW(85, 48, 57, 60);

    final double left;
    final double right;
    final double top;
    final double bottom;

    Look(double left, double right, double top, double bottom) {
        this.left = left;
        this.right = right;
        this.top = top;
        this.bottom = bottom;
    }
}
