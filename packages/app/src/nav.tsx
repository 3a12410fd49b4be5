import { Sidebar, SidebarItem } from '@backstage/core-components';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { NavContentBlueprint } from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';

const nav = NavContentBlueprint.make({
  params: {
    component: ({ navItems }) => {
      // Its own entry counts what is unread, and shows what comes while one looks.
      const notifications = navItems.take('page:notifications');
      return (
        <Sidebar>
          {navItems.rest().map(({ node, href, icon, title }) => (
            <SidebarItem
              key={node.spec.id}
              to={href}
              icon={() => icon}
              text={title}
            />
          ))}
          {notifications && <NotificationsSidebarItem />}
        </Sidebar>
      );
    },
  },
});

/** The menu that Backstage brings, with the count of unread notifications. */
export const navModule = createFrontendModule({
  pluginId: 'app',
  extensions: [nav],
});
