"""Documents made to harm, a sample: each has an outcome, and the process that asked for them notices nothing."""

from benchmarks.hostile import attempt, broken_promises, documents
from extractors.worker import WorkerLimits
from flows.intake.outcomes import SENTENCES


def test_every_hostile_document_has_an_outcome_and_costs_only_itself() -> None:
    trial = attempt(documents(mutations=400, seed=3, sample=40), WorkerLimits(seconds=2))
    assert broken_promises(trial) == []
    assert trial.asked == len({ending.name for ending in trial.endings}) == 40
    assert {ending.code for ending in trial.endings} <= {"drafted", "incomplete"} | SENTENCES.keys()
    assert not [ending for ending in trial.endings if ending.code == "crashed" and "exit code" not in ending.detail]
