namespace Compliance;

using Compliance.Kernel;

/// <summary>The contents page of the register: every room, in the order in which the house lists them.</summary>
internal static class Rooms
{
    public static IReadOnlyList<Room> All { get; } =
    [
        KernelModule.Room(),
        Organization.OrganizationModule.Room(),
        Norms.NormsModule.Room(),
        Activities.ActivitiesModule.Room(),
        Funds.FundsModule.Room(),
        Receptions.ReceptionsModule.Room(),
        Discipline.DisciplineModule.Room(),
        Audit.AuditModule.Room(),
    ];
}
