global using Xunit;

// These tests kill processes and read file modes the way Unix does.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
