"""The only code that writes: records, their checks, plan, apply, verify, exports."""
