namespace Compliance.Host;

/// <summary>What the operator wrote cannot be followed: one line that says what, where and how to mend it. Exit code 2, nothing changed.</summary>
internal class InputException(string message) : Exception(message);
