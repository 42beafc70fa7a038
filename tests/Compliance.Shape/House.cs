using System.Reflection;
using Compliance.Host.Commands;
using Compliance.Kernel;

namespace Compliance.Shape;

/// <summary>The house under test: its source tree and its rooms.</summary>
internal static class House
{
    public static string Root { get; } = FindRoot();
    public static RoomBook Book { get; } = new(Host.Access.AccessRoom.WithRooms);
    public static Assembly Core { get; } = typeof(Room).Assembly;

    /// <summary>The rooms with streams and tables of their own; the Kernel is no room, every room stands on it.</summary>
    public static IReadOnlyList<Room> Rented { get; } = [.. Rooms.All.Where(r => r.Name != "Kernel")];

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    public static IEnumerable<string> Sources(string under) =>
        Directory.EnumerateFiles(At(under.Split('/')), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot()
    {
        for (var at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at))
            if (File.Exists(Path.Combine(at, "Compliance.sln"))) return at;
        throw new InvalidOperationException("The tests run outside the repository.");
    }
}
