"""Prefect flows, deployments and the command line. They wire the stages together and do nothing else."""
