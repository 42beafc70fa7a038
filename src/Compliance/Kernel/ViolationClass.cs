namespace Compliance.Kernel;

/// <summary>
/// The classes of the official monthly statistics since December 2019: A formalism and bureaucratism, B hedonism and
/// extravagance. A clause names the class that its breach counts under.
/// </summary>
internal enum ViolationClass
{
    A1, A2, A3, A4, A5,
    B1a, B1b, B2a, B2b, B3, B4, B5, B6,
}
