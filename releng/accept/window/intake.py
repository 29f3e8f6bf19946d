"""Intake in the window: a folder, a sheet, a mapping that is corrected, a run that is cancelled and goes on."""
from driver import Failed


class Intake:
    def __init__(self, thread):
        self.t, self.w = thread, thread.w

    def source(self):
        w = self.w
        self.t.job('intake')
        if not any(x['id'].startswith('intake.') for x in w.widgets()['widgets']):
            w.khoso('intake', self.t.delivery)
            raise Failed('the window has no intake job yet: taken in by the command line')

    def mapping(self):
        raise Failed('not written yet')

    def cancel(self):
        raise Failed('not written yet')

    def resume(self):
        raise Failed('not written yet')
